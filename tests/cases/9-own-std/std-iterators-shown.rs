// What iterators of collections show of themselves, and the ends that they can be taken from.
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::pin::{pin, Pin};

#[derive(Debug)]
struct Unordered(#[allow(dead_code)] u8);

fn main() {
    let map = BTreeMap::from([(1, 'a'), (2, 'b'), (3, 'c')]);
    let mut it = map.clone().into_iter();
    it.next_back();
    println!("{it:?} {:?} {:?}", map.clone().into_keys(), map.into_values());
    let hash = HashMap::from([(1, 'a')]);
    println!("{:?} {:?} {:?}", hash.clone().into_iter(), hash.clone().into_keys(), hash.into_values());
    println!("{:?} {:?}", HashSet::from([7]).into_iter(), LinkedList::from([1, 2]).into_iter());
    let set = BTreeSet::from([1, 5, 9]);
    println!("{:?}", set.range(2..).map(|x| x * 2).collect::<Vec<_>>());
    let mut heap = BinaryHeap::from([1, 4, 2]).into_iter();
    println!("{:?} {:?}", heap.len(), heap.next());
    println!("{} {:?}", BinaryHeap::<Unordered>::new().len(), BinaryHeap::<Unordered>::default().into_vec());

    let mut v = [1, 1, 2, 3, 3, 3];
    let mut runs = v.chunk_by(|a, b| a == b);
    let copy = runs.clone();
    println!("{:?} {:?} {:?} {:?}", runs.next_back(), runs.next(), runs, copy.rev().map(<[_]>::len).collect::<Vec<_>>());
    if let Some(last) = v.chunk_by_mut(|a, b| a == b).next_back() {
        last.fill(8);
    }
    println!("{v:?} {:?}", v.split(|x| *x == 2).clone().rev().collect::<Vec<_>>());
    println!("{:?} {:?}", v.split_inclusive(|x| *x == 2).clone().count(), v.chunk_by(|a, b| a <= b).rev().flatten().count());

    let s = "häuser";
    println!("{:?} {:?}", &s[(Included(3), Unbounded)], s.get((Excluded(0), Excluded(3))));
    println!("{}", std::ascii::escape_default(b'\n').rev().map(char::from).collect::<String>());
    let parts: [Box<str>; 2] = ["a".into(), "b".into()];
    println!("{:?}", parts.into_iter().collect::<Box<str>>());
    println!("{:?}", [Cow::from(s), Cow::from(String::from("!"))].into_iter().collect::<Box<str>>());

    let mut inner = Box::pin(5);
    let outer: Pin<&mut Pin<Box<i32>>> = pin!(inner.as_mut().get_mut().to_owned()).map_or(&mut inner);
    *outer.as_deref_mut() += 1;
    println!("{inner} {:?} {:?}", std::future::pending::<u8>(), std::future::poll_fn(|_| std::task::Poll::Ready(1u8)));
}

trait MapOr<T> {
    fn map_or(self, other: T) -> Pin<T>;
}
impl<'a> MapOr<&'a mut Pin<Box<i32>>> for Pin<&mut i32> {
    fn map_or(self, other: &'a mut Pin<Box<i32>>) -> Pin<&'a mut Pin<Box<i32>>> {
        Pin::new(other)
    }
}
