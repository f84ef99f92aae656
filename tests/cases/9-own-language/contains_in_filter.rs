use std::collections::*;
const IDX: [usize; 4] = [0, 1, 2, 3];
fn f(i: usize) -> &'static usize { &IDX[i] }
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)] struct P(i32);
fn main() {
    println!("{}", f(2));
    let h: HashSet<i32> = [1, 2].into(); let b: BTreeSet<P> = [P(1)].into();
    println!("{:?}", [1, 5].iter().filter(|x| h.contains(x)).count());
    println!("{:?}", [P(1)].iter().find(|x| b.contains(x)));
    struct W { b: BTreeSet<P> } let w = W { b }; println!("{:?}", vec![P(1)].iter().find(|x| w.b.contains(x)).copied());
    let m: BTreeMap<P, i32> = BTreeMap::new(); println!("{:?}", vec![P(1)].iter().find(|x| m.contains_key(x)).copied());
}
