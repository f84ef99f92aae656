use std::collections::*; use std::rc::*; use std::cell::*; use std::sync::*; use std::sync::atomic::*; use std::time::*; use std::hash::*;
use std::thread; use std::ops::*; use std::any::Any; use std::num::*;
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)] enum Lvl { Lo, Mid(u8), Hi { x: i8 } }
fn h<T: Hash + ?Sized>(t: &T) -> u64 { let mut s = DefaultHasher::new(); t.hash(&mut s); s.finish() }
fn main() {
    println!("{:x} {:x} {:x} {:x} {:x}", h(&1u32), h("abc"), h(&(1u8, "x")), h(&vec![1u64,2]), h(&Some('c')));
    println!("{:x} {:x} {:x} {:x}", h(&[1u8,2,3]), h(&String::from("abc")), h(&()), h(&(true, -1i128, 'x', [0u16;2])));
    println!("{:x} {:x} {:x}", h(&Box::new(5i64)), h(&Ok::<u8,()>(1)), h(&std::cmp::Reverse(3)));
    let mut m: HashMap<String, Vec<i32>> = HashMap::new();
    for (i,w) in "a b a c b a".split(' ').enumerate() { m.entry(w.to_string()).or_default().push(i as i32); }
    let mut k: Vec<_> = m.iter().collect(); k.sort(); println!("{k:?}");
    *m.entry("z".into()).or_insert_with(|| vec![9]) = vec![]; m.entry("a".into()).and_modify(|v| v.clear()).or_insert(vec![1]);
    println!("{:?} {:?} {:?}", m.remove("a"), m.get("q"), m.contains_key("z")); m.retain(|_,v| !v.is_empty()); println!("{}", m.len());
    match m.entry("b".into()) { hash_map::Entry::Occupied(mut o) => { o.get_mut().push(1); println!("{:?}", o.key()); println!("{:?}", o.remove()); } hash_map::Entry::Vacant(_) => {} }
    let mut b: BTreeMap<i32, char> = (1..=6).zip('a'..).collect();
    println!("{:?} {:?} {:?}", b.range(2..4).collect::<Vec<_>>(), b.range(..=2).next_back(), b.first_key_value());
    println!("{:?} {:?} {:?}", b.pop_first(), b.split_off(&5), b.last_entry().map(|e| e.remove()));
    b.entry(10).or_insert('z'); println!("{b:?} {:?}", b.keys().rev().collect::<Vec<_>>()); println!("{}", b.iter_mut().map(|(_,c)| {*c=c.to_ascii_uppercase(); *c}).collect::<String>());
    let x: BTreeSet<i32> = [1,2,3,4].into(); let y = BTreeSet::from([3,4,5]);
    println!("{:?} {:?} {:?} {:?} {:?}", &x & &y, &x | &y, &x - &y, &x ^ &y, x.intersection(&y).max());
    println!("{:?} {:?} {}", x.range((Bound::Excluded(1), Bound::Included(3))).collect::<Vec<_>>(), x.first(), x.is_superset(&[1,2].into()));
    let mut d: VecDeque<i32> = (0..5).collect(); d.rotate_left(2); d.push_front(9); d.extend([7]); println!("{d:?} {:?} {:?} {:?}", d.as_slices().0.len()+d.as_slices().1.len(), d.iter().rev().step_by(2).collect::<Vec<_>>(), d.range(1..3).collect::<Vec<_>>());
    let mut hp = BinaryHeap::from(vec![3,8,1]); hp.push(5); println!("{:?}", hp.peek()); println!("{:?} {:?}", hp.pop(), hp.clone().into_sorted_vec()); if let Some(mut t) = hp.peek_mut() { *t = 0; } println!("{:?} {:?}", hp.pop(), hp.into_vec().len());
    let rc = Rc::new(RefCell::new(vec![1])); let w = Rc::downgrade(&rc); rc.borrow_mut().push(2); println!("{:?} {} {} {:?}", rc, Rc::strong_count(&rc), Rc::weak_count(&rc), w.upgrade().map(|r| r.borrow().len()));
    { let g = rc.borrow(); println!("{:?} {:?} {:?}", rc.try_borrow_mut().is_err(), rc, Ref::map(g, |v| &v[0])); }
    let g = rc.borrow_mut(); println!("{rc:?}"); drop(g); println!("{:?} {:?}", Rc::try_unwrap(rc).map(|c| c.into_inner()), w.upgrade());
    let c = Cell::new(5); c.set(c.get()+1); println!("{:?} {} {:?}", c.replace(9), c.take(), c);
    let o = OnceCell::new(); println!("{:?} {} {:?} {:?}", o.get(), o.get_or_init(|| 3), o.set(4), o); static L: LazyLock<u32> = LazyLock::new(|| 42); println!("{} {:?}", *L, LazyLock::force(&L)); static OL: OnceLock<String> = OnceLock::new(); println!("{:?} {}", OL.get(), OL.get_or_init(|| "x".into()));
    let mx = Arc::new(Mutex::new(0)); let hs: Vec<_> = (0..4).map(|i| { let m = mx.clone(); thread::spawn(move || { *m.lock().unwrap() += i; i*2 }) }).collect(); println!("{:?} {:?}", hs.into_iter().map(|h| h.join().unwrap()).collect::<Vec<_>>(), mx);
    let p = mx.clone(); let _ = thread::spawn(move || { let _g = p.lock().unwrap(); panic!("x") }).join(); println!("{} {:?} {}", mx.is_poisoned(), mx, mx.lock().unwrap_or_else(|e| e.into_inner()));
    let a = AtomicI32::new(5); println!("{} {} {:?} {:?} {}", a.fetch_add(3, Ordering::SeqCst), a.swap(1, Ordering::AcqRel), a.compare_exchange(1, 7, Ordering::SeqCst, Ordering::Relaxed), a, a.fetch_max(9, Ordering::Relaxed));
    let (tx, rx) = mpsc::channel(); for i in 0..3 { let tx = tx.clone(); thread::spawn(move || tx.send(i).unwrap()); } drop(tx); let mut got: Vec<_> = rx.iter().collect(); got.sort(); println!("{got:?} {:?} {:?}", rx.recv(), rx.try_recv());
    let rw = RwLock::new(1); { let r1 = rw.read().unwrap(); let r2 = rw.read().unwrap(); println!("{} {:?}", *r1 + *r2, rw.try_write().is_err()); } *rw.write().unwrap() += 1; println!("{rw:?}");
    let sv = vec![1,2,3]; thread::scope(|s| { let r = &sv; let h = s.spawn(move || r.iter().sum::<i32>()); println!("{:?}", h.join()); });
    println!("{:?} {:?} {:?}", Duration::from_millis(1500), Duration::from_micros(15) * 3, Duration::from_secs_f64(0.1) + Duration::from_nanos(1));
    println!("{:.1?} {:>10?} {:?} {:?}", Duration::from_millis(1234), Duration::from_secs(1), Duration::ZERO, Duration::from_secs(3).checked_sub(Duration::from_secs(4)));
    println!("{:?} {} {:?}", Duration::from_millis(2500).as_secs_f32(), Duration::from_millis(2500).subsec_millis(), Duration::from_secs(10) / 4);
    let b: Box<dyn Any + Send> = Box::new("s"); println!("{:?} {:?} {}", b.downcast_ref::<&str>(), b.is::<i32>(), std::any::type_name::<Option<Vec<&str>>>());
    println!("{:?} {:?} {:?}", Lvl::Lo < Lvl::Mid(0), Lvl::Mid(9).cmp(&Lvl::Mid(3)), Lvl::Hi{x:1}.partial_cmp(&Lvl::Hi{x:2}));
    println!("{:?} {:?}", (1, "b", 2.0) < (1, "b", 3.0), [1,2].cmp(&[1,2]).then_with(|| 1.cmp(&2)).is_lt());
    println!("{:?} {} {:?} {:?}", 5.clamp(1,3), std::cmp::max("a","b"), 2.5f64.total_cmp(&f64::NAN), (-0.0f64).max(0.0));
    println!("{:?} {:?} {:?} {:?}", 7i32.checked_div(0), i32::MIN.overflowing_neg(), 200u8.saturating_add(100), (-7i32).rem_euclid(3));
    println!("{} {} {} {}", 10u32.pow(3), 1000u32.ilog10(), 17u64.isqrt(), 0b1011u8.count_ones()); println!("{:?} {} {}", 0x1234u16.to_be_bytes(), u32::from_le_bytes([1,0,0,0]), 5u8.next_power_of_two());
    println!("{:.4} {:.4} {:.4} {:?} {:?}", 2f64.sqrt(), 1f64.exp().ln(), (0.5f64).atan2(1.0), 2.5f64.round(), (-2.5f64).round_ties_even()); println!("{:?} {} {}", 1e308f64 * 10.0, f64::EPSILON, 9.99f64.trunc());
    let mut cf = ControlFlow::<i32, ()>::Continue(()); if cf.is_continue() { cf = ControlFlow::Break(3); } println!("{cf:?} {:?}", cf.break_value());
    println!("{:?} {:?}", std::mem::replace(&mut vec![1], vec![2]), std::mem::size_of::<Option<Box<u8>>>()); let mut t = (1, 2); std::mem::swap(&mut t.0, &mut t.1); println!("{t:?} {:?}", std::mem::take(&mut t.0));
    let r = std::panic::catch_unwind(|| { if true { panic!("boom {}", 1) } 5 }); println!("{:?}", r.unwrap_err().downcast_ref::<String>());
    let e: Result<i32, Box<dyn std::error::Error>> = (|| { let n: i32 = "x1".parse()?; Ok(n) })(); println!("{}", e.as_ref().unwrap_err()); println!("{:?}", e.unwrap_err().downcast_ref::<ParseIntError>().map(|e| e.kind().clone()));
    println!("{:?} {:?} {:?}", Some(3).xor(None), Some(2).filter(|x| x%2==1).or(Some(8)), Some("a").zip(Some(1))); println!("{:?} {:?} {:?}", Ok::<_,()>(1).and_then(|x| Err::<i32,_>(())).or_else(|_| Ok::<i32,()>(2)), Some(Ok::<i32,()>(1)).transpose(), Err::<(),_>(3).unwrap_or_else(|e: i32| assert!(e==3)));
    println!("{:?} {:?}", Some(5).take_if(|x| *x > 3), Some(1).is_some_and(|x| x > 0)); let mut op = None; println!("{}", op.get_or_insert(3)); println!("{:?}", op.replace(4)); println!("{:?}", op.insert(5));
}
