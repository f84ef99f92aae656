use std::collections::{BinaryHeap, HashMap, VecDeque, BTreeSet};
use std::cmp::{Ordering, Reverse};
use std::ops::{Index, IndexMut, AddAssign, RangeInclusive, Deref, DerefMut, Not, Shl};
use std::rc::{Rc, Weak};
use std::cell::RefCell;
use std::marker::PhantomData;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Pos { r: usize, c: usize }

#[derive(Clone, PartialEq)]
struct Grid<T> { w: usize, h: usize, data: Box<[T]> }

impl<T: Clone + Default> Grid<T> {
    fn new(w: usize, h: usize) -> Self { Grid { w, h, data: vec![T::default(); w * h].into_boxed_slice() } }
    fn rows(&self) -> impl DoubleEndedIterator<Item = &[T]> + ExactSizeIterator + '_ { self.data.chunks_exact(self.w) }
    fn neighbours(&self, p: Pos) -> impl Iterator<Item = Pos> + use<'_, T> {
        const D: [(isize, isize); 4] = [(0, 1), (1, 0), (0, -1), (-1, 0)];
        D.iter().filter_map(move |&(dr, dc)| {
            let r = p.r.checked_add_signed(dr)?;
            let c = p.c.checked_add_signed(dc)?;
            (r < self.h && c < self.w).then_some(Pos { r, c })
        })
    }
}
impl<T> Index<Pos> for Grid<T> { type Output = T; fn index(&self, p: Pos) -> &T { &self.data[p.r * self.w + p.c] } }
impl<T> IndexMut<Pos> for Grid<T> { fn index_mut(&mut self, p: Pos) -> &mut T { &mut self.data[p.r * self.w + p.c] } }

impl TryFrom<&str> for Grid<u8> {
    type Error = String;
    fn try_from(s: &str) -> Result<Self, String> {
        let lines: Vec<&str> = s.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let w = lines.first().map_or(0, |l| l.len());
        if let Some((n, bad)) = lines.iter().enumerate().find(|(_, l)| l.len() != w) {
            return Err(format!("line {n}: {} columns, not {w}", bad.len()));
        }
        Ok(Grid { w, h: lines.len(), data: lines.iter().flat_map(|l| l.bytes()).collect() })
    }
}

#[derive(PartialEq, Eq)]
struct State { cost: u32, pos: Pos }
impl Ord for State { fn cmp(&self, o: &Self) -> Ordering { o.cost.cmp(&self.cost).then_with(|| self.pos.cmp(&o.pos)) } }
impl PartialOrd for State { fn partial_cmp(&self, o: &Self) -> Option<Ordering> { Some(self.cmp(o)) } }

fn dijkstra(g: &Grid<u8>, from: Pos, to: Pos) -> Option<(u32, Vec<Pos>)> {
    let mut dist: HashMap<Pos, u32> = HashMap::from([(from, 0)]);
    let mut prev = HashMap::<Pos, Pos>::new();
    let mut heap = BinaryHeap::from(vec![State { cost: 0, pos: from }]);
    while let Some(State { cost, pos }) = heap.pop() {
        if pos == to {
            let mut path: Vec<_> = std::iter::successors(Some(to), |p| prev.get(p).copied()).collect();
            path.reverse();
            return Some((cost, path));
        }
        if dist.get(&pos).is_some_and(|&d| d < cost) { continue }
        for n in g.neighbours(pos).filter(|&n| g[n] != b'#') {
            let next = cost + u32::from(g[n] - b'0');
            let best = dist.entry(n).or_insert(u32::MAX);
            if next < *best { *best = next; prev.insert(n, pos); heap.push(State { cost: next, pos: n }); }
        }
    }
    None
}

// typed ids and an arena
struct Id<T> { n: u32, _t: PhantomData<fn() -> T> }
impl<T> Clone for Id<T> { fn clone(&self) -> Self { *self } }
impl<T> Copy for Id<T> {}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}#{}", std::any::type_name::<T>().rsplit("::").next().unwrap(), self.n)
    }
}
#[derive(Default)] struct Arena<T>(Vec<T>);
impl<T> Arena<T> { fn alloc(&mut self, t: T) -> Id<T> { self.0.push(t); Id { n: self.0.len() as u32 - 1, _t: PhantomData } } }
impl<T> Index<Id<T>> for Arena<T> { type Output = T; fn index(&self, i: Id<T>) -> &T { &self.0[i.n as usize] } }

// a bit set with operators
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Bits(u64);
impl Not for Bits { type Output = Self; fn not(self) -> Self { Bits(!self.0) } }
impl Shl<u32> for Bits { type Output = Self; fn shl(self, n: u32) -> Self { Bits(self.0.wrapping_shl(n)) } }
impl FromIterator<u32> for Bits { fn from_iter<I: IntoIterator<Item = u32>>(i: I) -> Self { i.into_iter().fold(Bits(0), |b, n| Bits(b.0 | 1 << n)) } }
impl Extend<u32> for Bits { fn extend<I: IntoIterator<Item = u32>>(&mut self, i: I) { i.into_iter().for_each(|n| self.0 |= 1 << n) } }
impl IntoIterator for Bits {
    type Item = u32; type IntoIter = BitsIter;
    fn into_iter(self) -> BitsIter { BitsIter(self.0) }
}
struct BitsIter(u64);
impl Iterator for BitsIter {
    type Item = u32;
    fn next(&mut self) -> Option<u32> { if self.0 == 0 { None } else { let n = self.0.trailing_zeros(); self.0 &= self.0 - 1; Some(n) } }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = self.0.count_ones() as usize; (n, Some(n)) }
}
impl ExactSizeIterator for BitsIter {}
impl std::fmt::Binary for Bits { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { std::fmt::Binary::fmt(&self.0, f) } }

struct Logged<T> { inner: T, log: RefCell<Vec<&'static str>> }
impl<T> Deref for Logged<T> { type Target = T; fn deref(&self) -> &T { self.log.borrow_mut().push("read"); &self.inner } }
impl<T> DerefMut for Logged<T> { fn deref_mut(&mut self) -> &mut T { self.log.get_mut().push("write"); &mut self.inner } }

struct Node { name: String, parent: RefCell<Weak<Node>>, kids: RefCell<Vec<Rc<Node>>> }
impl Node {
    fn new(name: impl Into<String>, kids: impl IntoIterator<Item = Rc<Node>>) -> Rc<Self> {
        let n = Rc::new(Node { name: name.into(), parent: RefCell::default(), kids: RefCell::new(kids.into_iter().collect()) });
        for k in n.kids.borrow().iter() { *k.parent.borrow_mut() = Rc::downgrade(&n); }
        n
    }
    fn path(&self) -> String {
        match self.parent.borrow().upgrade() { Some(p) => p.path() + "/" + &self.name, None => self.name.clone() }
    }
    fn walk<'a>(self: &'a Rc<Self>, f: &mut dyn FnMut(&Rc<Node>, usize)) {
        fn go(n: &Rc<Node>, d: usize, f: &mut dyn FnMut(&Rc<Node>, usize)) { f(n, d); n.kids.borrow().iter().for_each(|k| go(k, d + 1, f)) }
        go(self, 0, f)
    }
}
impl Drop for Node { fn drop(&mut self) { println!("drop {}", self.name) } }

fn histogram<K: Ord, I>(it: I) -> Vec<(K, usize)> where I: IntoIterator<Item = K> {
    let mut m = std::collections::BTreeMap::new();
    for k in it { m.entry(k).or_insert(0usize).add_assign(1); }
    let mut v: Vec<_> = m.into_iter().collect();
    v.sort_by_key(|&(_, n)| Reverse(n));
    v
}

fn clamp_all(r: RangeInclusive<i32>, xs: &mut [i32]) -> usize {
    xs.iter_mut().map(|x| { let old = std::mem::replace(x, (*x).clamp(*r.start(), *r.end())); usize::from(old != *x) }).sum()
}

fn main() {
    let g = Grid::try_from("11911\n#1#1#\n12111\n1####\n11111").unwrap();
    let (cost, path) = dijkstra(&g, Pos { r: 0, c: 0 }, Pos { r: 4, c: 4 }).expect("a way");
    println!("{cost} {}", path.iter().map(|p| format!("{},{}", p.r, p.c)).collect::<Vec<_>>().join(" "));
    for row in g.rows().rev().take(2) { println!("{}", String::from_utf8_lossy(row)); }
    println!("{:?} {}", Grid::<u8>::try_from("12\n345").err(), g.rows().len());
    let mut seen = Grid::<bool>::new(3, 2);
    seen[Pos { r: 1, c: 2 }] ^= true;
    println!("{:?}", seen.data);
    let mut a = Arena::default();
    let ids = ["x", "y"].map(|s| a.alloc(s.to_string()));
    println!("{ids:?} {}", a[ids[1]]);
    let mut b: Bits = [1, 5, 3].into_iter().collect();
    b.extend([60, 0]);
    println!("{b:#b} {:?} {} {}", b.into_iter().collect::<Vec<_>>(), b.into_iter().len(), (!b << 3).into_iter().count());
    let mut l = Logged { inner: vec![3, 1, 2], log: RefCell::default() };
    l.sort(); let n = l.len(); l[0] += n as i32;
    println!("{:?} {:?}", *l, l.log.borrow());
    let root = Node::new("root", [Node::new("usr", ["bin", "lib"].map(|s| Node::new(s, None))), Node::new("etc", vec![])]);
    root.walk(&mut |n, d| println!("{:indent$}{} ({} strong, {} weak)", "", n.path(), Rc::strong_count(n), Rc::weak_count(n), indent = d * 2));
    let lib = root.kids.borrow()[0].kids.borrow()[1].clone();
    drop(root);
    println!("{} {}", lib.path(), lib.parent.borrow().upgrade().is_none());
    println!("{:?}", histogram("mississippi".chars()));
    let mut xs = [5, -3, 12, 7, 100];
    println!("{} {xs:?}", clamp_all(0..=10, &mut xs));
    let mut q: VecDeque<_> = (1..=5).collect();
    q.rotate_left(2); q.push_front(0);
    let (x, y) = q.as_slices();
    println!("{} {:?} {:?}", x.len() + y.len(), q, q.iter().rev().step_by(2).collect::<BTreeSet<_>>());
}
