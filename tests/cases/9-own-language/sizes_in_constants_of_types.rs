use std::mem::{align_of, size_of};

struct Head { kind: u8, length: u32, tag: u16 }
const HEAD: usize = size_of::<Head>();
const TWO: usize = HEAD * 2 + align_of::<Head>();
const fn room<T>(n: usize) -> usize { size_of::<T>() * n }
const fn id<T: Copy>(x: T) -> T { x }
const BUF: usize = room::<u64>(3);
const TEN: usize = id::<usize>(10);
struct Ring<T, const N: usize> { items: [Option<T>; N] }
impl<T: Copy, const N: usize> Ring<T, N> {
    const BYTES: usize = size_of::<T>() * N;
    const fn len() -> usize { N }
    fn new() -> Self { Ring { items: [None; N] } }
}
const LEN: usize = Ring::<u8, 5>::len();
const BYTES: usize = Ring::<u16, 5>::BYTES;
fn zeroed<T>() -> [u8; 4] { let _ = size_of::<T>(); [0; 4] }

fn main() {
    let a = [1u8; HEAD];
    let b = [0u8; TWO];
    let c = [0u8; BUF];
    let d = [0u8; room::<u32>(2)];
    let e: [u8; TEN] = [3; id::<usize>(10)];
    let f = [0u16; LEN];
    let g = [0u16; BYTES];
    let r: Ring<u32, LEN> = Ring::new();
    println!("{} {} {} {} {} {} {} {}", a.len(), b.len(), c.len(), d.len(), e.len(), f.len(), g.len(), r.items.len());
    println!("{:?}", zeroed::<u8>());
    match a.len() { HEAD => println!("head"), BUF => println!("buf"), _ => println!("?") }
    let h = Head { kind: 1, length: 2, tag: 3 };
    println!("{} {} {}", h.kind, h.length, h.tag);
    static TABLE: [u8; HEAD] = [7; HEAD];
    println!("{}", TABLE.len());
}
