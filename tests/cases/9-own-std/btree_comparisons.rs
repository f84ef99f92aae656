// How often a map compares keys, and how big it and what goes over it are.
use std::collections::*;
use std::mem::size_of as s;
type M = BTreeMap<u64, u32>;
type S = BTreeSet<u64>;
use std::cell::RefCell;
#[derive(Debug, Clone)]
struct K(u32, &'static str);
thread_local! {static N:RefCell<u32>=RefCell::new(0);}
impl PartialEq for K {
    fn eq(&self, o: &K) -> bool {
        self.0 == o.0
    }
}
impl Eq for K {}
impl PartialOrd for K {
    fn partial_cmp(&self, o: &K) -> Option<std::cmp::Ordering> {
        Some(self.cmp(o))
    }
}
impl Ord for K {
    fn cmp(&self, o: &K) -> std::cmp::Ordering {
        N.with(|n| *n.borrow_mut() += 1);
        self.0.cmp(&o.0)
    }
}
fn c() -> u32 {
    N.with(|n| n.replace(0))
}
fn main() {
    println!("{} {} {} {}", s::<M>(), s::<Option<M>>(), s::<S>(), s::<Option<S>>());
    println!(
        "iter {} {} {} {} {}",
        s::<btree_map::Iter<u64, u32>>(),
        s::<Option<btree_map::Iter<u64, u32>>>(),
        s::<btree_map::IterMut<u64, u32>>(),
        s::<btree_map::IntoIter<u64, u32>>(),
        s::<Option<btree_map::IntoIter<u64, u32>>>()
    );
    println!(
        "range {} {} {} {}",
        s::<btree_map::Range<u64, u32>>(),
        s::<Option<btree_map::Range<u64, u32>>>(),
        s::<btree_map::RangeMut<u64, u32>>(),
        s::<btree_set::Range<u64>>()
    );
    println!(
        "keys {} {} {} {} {}",
        s::<btree_map::Keys<u64, u32>>(),
        s::<btree_map::ValuesMut<u64, u32>>(),
        s::<btree_map::IntoKeys<u64, u32>>(),
        s::<btree_set::Iter<u64>>(),
        s::<btree_set::IntoIter<u64>>()
    );
    println!(
        "entry {} {} {}",
        s::<btree_map::Entry<u64, u32>>(),
        s::<btree_map::OccupiedEntry<u64, u32>>(),
        s::<btree_map::VacantEntry<u64, u32>>()
    );
    let mut m = BTreeMap::new();
    let mut x = 12345u32;
    for _ in 0..500 {
        x = x.wrapping_mul(1664525).wrapping_add(1013904223);
        m.insert(K((x >> 16) % 1000, "a"), 1);
    }
    println!("insert {} len {}", c(), m.len());
    for i in 0..100 {
        m.get(&K(i * 10, ""));
    }
    println!("get {}", c());
    for i in 0..400 {
        m.remove(&K(i * 2 + 100, ""));
    }
    println!("remove {} len {}", c(), m.len());
    for i in 0..100 {
        m.get(&K(i * 10, ""));
    }
    println!("get {}", c());
    let n = m.range(K(100, "")..K(700, "")).count();
    println!("range {} {n}", c());
    let n = m.range(K(100, "")..).count();
    println!("range {} {n}", c());
    let n = m.range(..=K(100, "")).count();
    println!("range {} {n}", c());
    let mut o = BTreeMap::new();
    for i in 0..40 {
        o.insert(K(i * 7, "b"), 2);
    }
    c();
    m.append(&mut o);
    println!("append {} {:?}", c(), m.iter().take(6).collect::<Vec<_>>());
    let r = m.split_off(&K(500, ""));
    println!("split_off {} {} {}", c(), m.len(), r.len());
    drop(r);
    let f: BTreeMap<K, i32> = (0..200).map(|i| (K(i, "f"), 1)).collect();
    println!("collect {}", c());
    for i in 0..100 {
        f.get(&K(i * 2, ""));
    }
    println!("get {}", c());
    let mut f = f;
    while f.pop_first().is_some() {}
    println!("pop {}", c());
    let r = std::panic::catch_unwind(|| {
        let s = BTreeSet::from([1, 2]);
        s.range(5..2).count()
    });
    println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
    let r = std::panic::catch_unwind(|| {
        let s = BTreeMap::from([(1, ())]);
        s.range(5..2).count()
    });
    println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
    let mut big: BTreeMap<u32, u32> = (0..30).map(|i| (i, i)).collect();
    println!("{:?}", big.range(5..8));
    println!("{:?}", big.range_mut(5..8));
    println!("{:?}", big.iter_mut().take(2));
    println!("{:?}", big.values_mut().len());
    println!("{:?}", big.extract_if(3..9, |k, _| k % 2 == 0));
    println!("{}", big.len());
    println!("{:?}", BTreeMap::from([(1, 2)]).into_iter());
    println!("{:?}", BTreeMap::from([(1, 2)]).into_values());
    println!("{:?}", BTreeMap::from([(1, 2)]).values_mut());
}
