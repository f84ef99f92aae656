use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex, RwLock};
#[derive(Debug)]
struct N { v: i32, kids: RefCell<Vec<Rc<N>>>, up: RefCell<Weak<N>> }
fn main() {
    let leaf = Rc::new(N { v: 1, kids: RefCell::new(vec![]), up: RefCell::new(Weak::new()) });
    let top = Rc::new(N { v: 2, kids: RefCell::new(vec![leaf.clone()]), up: RefCell::new(Weak::new()) });
    *leaf.up.borrow_mut() = Rc::downgrade(&top);
    println!("{:?}", leaf.up.borrow().upgrade().map(|p| p.v));
    for k in top.kids.borrow().iter() { println!("{}", k.v); }
    let c = Cell::new(1);
    let (a, b) = (&c, &c);
    a.set(b.get() + 1);
    let m = Mutex::new(vec![1]);
    m.lock().unwrap().push(2);
    { let mut g = m.lock().unwrap(); g.push(3); let n = g.len(); g[n - 1] += 1; }
    let n = m.lock().unwrap().len();
    println!("{n} {:?}", m.into_inner().unwrap());
    let rw = RwLock::new(String::from("a"));
    let r1 = rw.read().unwrap(); let r2 = rw.read().unwrap();
    println!("{r1}{r2}");
    drop((r1, r2));
    rw.write().unwrap().push('b');
    let shared = Arc::new(Mutex::new(0));
    let hs: Vec<_> = (0..3).map(|i| { let s = Arc::clone(&shared); std::thread::spawn(move || { *s.lock().unwrap() += i; }) }).collect();
    for h in hs { h.join().unwrap(); }
    println!("{}", *shared.lock().unwrap());
    let mut data = vec![1, 2, 3];
    let mut sum = 0;
    std::thread::scope(|s| { s.spawn(|| println!("{}", data.len())); s.spawn(|| sum += data[0]); });
    data.push(sum);
    std::thread::scope(|s| { for d in data.iter_mut() { s.spawn(move || *d += 1); } });
    println!("{data:?}");
    let rc = RefCell::new(vec![String::from("x")]);
    let first = std::cell::Ref::map(rc.borrow(), |v| &v[0]);
    println!("{first}");
    drop(first);
    rc.borrow_mut().push("y".into());
    if let Some(s) = rc.borrow_mut().first_mut() { s.push('!'); }
    println!("{:?}", rc.borrow());
}
