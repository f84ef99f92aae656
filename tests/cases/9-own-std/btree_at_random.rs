use std::cell::Cell;
use std::collections::{btree_map::Entry, BTreeMap, BTreeSet};
use std::rc::Rc;
struct Lcg(u32);
impl Lcg {
    fn next(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1664525).wrapping_add(1013904223);
        (self.0 >> 12) % n
    }
}
struct D(u32, Rc<Cell<u64>>);
impl Drop for D {
    fn drop(&mut self) {
        self.1.set(self.1.get().wrapping_mul(31).wrapping_add(self.0 as u64));
    }
}
impl Clone for D {
    fn clone(&self) -> D {
        D(self.0, self.1.clone())
    }
}
fn check(m: &BTreeMap<u32, D>) -> u64 {
    let mut h = m.len() as u64;
    let mut last = None;
    for (k, v) in m {
        assert!(last < Some(*k));
        last = Some(*k);
        h = h.wrapping_mul(1000003) ^ (*k as u64) ^ ((v.0 as u64) << 20);
    }
    let mut n = m.len();
    let mut it = m.iter();
    while let Some(_) = it.next_back() {
        n -= 1;
    }
    assert_eq!(n, 0);
    h
}
fn main() {
    let drops = Rc::new(Cell::new(0));
    let mut r = Lcg(7);
    let mut m: BTreeMap<u32, D> = BTreeMap::new();
    for round in 0..60u32 {
        let range = [40, 400, 4000][round as usize % 3];
        for _ in 0..150 {
            let k = r.next(range);
            match r.next(if round % 4 < 2 { 4 } else { 9 }) {
                0 | 1 => {
                    m.insert(k, D(k * 2 + round, drops.clone()));
                }
                2 => {
                    m.entry(k).or_insert_with(|| D(k, drops.clone())).0 += 1;
                }
                3 => {
                    if let Entry::Occupied(e) = m.entry(k) {
                        e.remove();
                    }
                }
                _ => {
                    m.remove(&k);
                }
            }
        }
        match round % 12 {
            0 => {
                m.retain(|k, _| k % 3 != 0);
            }
            1 => {
                let mut o = m.split_off(&(range / 2));
                println!("{:x} {:x}", check(&m), check(&o));
                m.append(&mut o);
                assert!(o.is_empty());
            }
            2 => {
                let c: BTreeMap<u32, D> = m.iter().map(|(k, v)| (k * 7 % 1000, v.clone())).collect();
                println!("{:x}", check(&c));
                let mut c = c;
                c.append(&mut m.clone());
                println!("{:x}", check(&c));
                let mut i = c.into_iter();
                let mut s = 0u64;
                for j in 0..30 {
                    let x = if j % 3 == 0 { i.next_back() } else { i.next() };
                    if let Some((k, _)) = x {
                        s = s * 3 % 1000007 + k as u64;
                    }
                }
                println!("{s} {}", i.len());
            }
            3 => {
                for _ in 0..20 {
                    let a = r.next(range);
                    let b = a + r.next(range);
                    let mut q = m.range(a..b);
                    let f = q.next().map(|x| *x.0);
                    let l = q.next_back().map(|x| *x.0);
                    println!("{f:?} {l:?} {} {}", q.count(), m.range(..=a).next_back().map_or(0, |x| *x.0));
                }
            }
            4 => {
                for (_, v) in m.range_mut(range / 4..range / 2) {
                    v.0 += 5;
                }
                for v in m.values_mut().rev() {
                    v.0 ^= 1;
                }
            }
            5 => {
                let e: Vec<u32> = m.extract_if(range / 8..range / 2, |k, _| k % 2 == 0).map(|x| x.0).collect();
                println!("{} {:?}", e.len(), e.last());
            }
            6 => {
                while m.len() > 30 {
                    m.pop_first();
                    m.pop_last();
                    if let Some(e) = m.first_entry() {
                        e.remove_entry();
                    }
                    if let Some(mut e) = m.last_entry() {
                        e.get_mut().0 = 1;
                    }
                }
            }
            7 => {
                let s: BTreeSet<u32> = m.keys().copied().collect();
                let t: BTreeSet<u32> = (0..range).step_by(3).collect();
                println!("{} {} {}", (&s | &t).len(), (&s - &t).len(), s.range(5..).count());
            }
            8 => {
                let c = m.clone();
                assert!(c.len() == m.len());
                drop(c);
            }
            9 => {
                let mut it = m.extract_if(.., |_, v| v.0 % 2 == 0);
                it.next();
                it.next();
            }
            10 => {
                m.clear();
            }
            _ => {
                let t = std::mem::take(&mut m);
                let mut i = t.into_iter();
                i.next_back();
                i.next();
                m = i.map(|(k, v)| (k + 1, v)).collect();
            }
        }
        println!("{round} {} {:x} {:x}", m.len(), check(&m), drops.get());
    }
    drop(m);
    println!("{:x} {}", drops.get(), Rc::strong_count(&drops));
}
