// Taking out of collections as one goes, and several borrows of one map.
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

fn main() {
    let mut map: BTreeMap<i32, &str> = [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "e")].into();
    let mut seen = 0;
    let first = map.extract_if(2.., |k, _| { seen += 1; k % 2 == 0 }).next();
    println!("{first:?} after {seen}: {map:?}");
    let mut set: BTreeSet<i32> = (0..10).collect();
    println!("{:?} {:?}", set.extract_if(..5, |x| *x % 2 == 1).collect::<Vec<_>>(), set);

    let mut stock: HashMap<&str, i32> = [("nuts", 3), ("bolts", 5), ("screws", 8)].into();
    let [nuts, none, bolts] = stock.get_disjoint_mut(["nuts", "nails", "bolts"]);
    println!("{none:?}");
    std::mem::swap(nuts.unwrap(), bolts.unwrap());
    let mut few: Vec<_> = stock.extract_if(|_, n| *n < 5).collect();
    few.sort();
    println!("{few:?} {} {}", stock["nuts"], stock.len());
    let mut odd: HashSet<u8> = (0..9).collect();
    println!("{} {}", odd.extract_if(|x| x % 2 == 0).count(), odd.len());

    let mut list: LinkedList<i32> = (1..=6).collect();
    *list.push_front_mut(0) += 10;
    println!("{:?} {list:?}", list.extract_if(|x| *x > 3).collect::<Vec<_>>());
    let mut queue: VecDeque<u8> = VecDeque::from(vec![2, 3]);
    *queue.push_front_mut(0) = 1;
    *queue.insert_mut(1, 0) += 9;
    println!("{queue:?} {:?}", queue.try_reserve_exact(usize::MAX).map_err(|e| e.to_string()));
    let mut heap = BinaryHeap::from([3, 1, 2]);
    heap.shrink_to(2);
    println!("{} {:?}", heap.capacity() >= 3, heap.into_sorted_vec());
}
