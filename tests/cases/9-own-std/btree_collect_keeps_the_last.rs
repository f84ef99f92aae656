use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
#[derive(Debug, Clone)]
struct K(i32, &'static str);
impl PartialEq for K { fn eq(&self, o: &K) -> bool { self.0 == o.0 } }
impl Eq for K {}
impl PartialOrd for K { fn partial_cmp(&self, o: &K) -> Option<Ordering> { Some(self.cmp(o)) } }
impl Ord for K { fn cmp(&self, o: &K) -> Ordering { self.0.cmp(&o.0) } }
struct Loud(u8, u8);
impl Drop for Loud { fn drop(&mut self) { println!("drop {} {}", self.0, self.1); } }
fn main() {
    let v = [K(2, "a"), K(1, "b"), K(2, "c"), K(1, "d"), K(2, "e")];
    println!("{:?}", v.iter().cloned().collect::<BTreeSet<_>>());
    println!("{:?}", BTreeSet::from(v.clone()));
    let mut s = BTreeSet::new();
    s.extend(v.clone());
    let a = s.insert(K(2, "z"));
    println!("{s:?} {a}");
    let a = s.replace(K(2, "y"));
    println!("{a:?} {s:?}");
    println!("{:?}", v.iter().cloned().zip(0..).collect::<BTreeMap<_, _>>());
    let mut m: BTreeMap<K, i32> = BTreeMap::from([(K(1, "x"), 1), (K(1, "y"), 2)]);
    let o = m.insert(K(1, "z"), 3);
    println!("{o:?} {:?}", m.entry(K(1, "w")).key());
    println!("{m:?}");
    let l: BTreeMap<u8, Loud> = vec![(1, Loud(1, 1)), (0, Loud(0, 0)), (1, Loud(1, 2)), (1, Loud(1, 3))].into_iter().collect();
    println!("{}", l.len());
}
