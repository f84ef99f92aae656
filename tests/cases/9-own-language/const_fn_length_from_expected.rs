use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};
use std::cell::RefCell;
use std::thread_local;

const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
const fn sieve<const N: usize>() -> [bool; N] {
    let mut s = [true; N];
    let mut i = 2;
    if N > 0 { s[0] = false; }
    if N > 1 { s[1] = false; }
    while i * i < N {
        if s[i] {
            let mut j = i * i;
            while j < N {
                s[j] = false;
                j += i;
            }
        }
        i += 1;
    }
    s
}
const SIEVE: [bool; 50] = sieve();
const COUNT: usize = {
    let mut n = 0;
    let mut i = 0;
    while i < SIEVE.len() {
        if SIEVE[i] { n += 1; }
        i += 1;
    }
    n
};
const fn primes() -> [u8; COUNT] {
    let mut out = [0; COUNT];
    let (mut i, mut k) = (0, 0);
    while i < 50 {
        if SIEVE[i] {
            out[k] = i as u8;
            k += 1;
        }
        i += 1;
    }
    out
}
static PRIMES: [u8; COUNT] = primes();
static HITS: AtomicUsize = AtomicUsize::new(0);
static TABLE: LazyLock<Vec<String>> = LazyLock::new(|| {
    HITS.fetch_add(1, Ordering::SeqCst);
    PRIMES.iter().map(|p| format!("p{p}")).collect()
});
static mut RAW: [i32; 3] = [1, 2, 3];

thread_local! {
    static DEPTH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

const fn fnv(s: &str) -> u32 {
    let b = s.as_bytes();
    let mut h = 0x811c9dc5u32;
    let mut i = 0;
    while i < b.len() {
        h ^= b[i] as u32;
        h = h.wrapping_mul(16777619);
        i += 1;
    }
    h
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flags(u8);
impl Flags {
    const NONE: Self = Flags(0);
    const READ: Self = Flags(1 << 0);
    const WRITE: Self = Flags(1 << 1);
    const RW: Self = Self::READ.union(Self::WRITE);
    const fn union(self, o: Self) -> Self {
        Flags(self.0 | o.0)
    }
    const fn has(self, o: Self) -> bool {
        self.0 & o.0 == o.0
    }
}

struct Ring<T, const CAP: usize> {
    buf: [Option<T>; CAP],
    at: usize,
}
impl<T, const CAP: usize> Ring<T, CAP> {
    const EMPTY: Option<T> = None;
    const MASK: usize = {
        assert!(CAP.is_power_of_two(), "capacity must be a power of two");
        CAP - 1
    };
    const fn new() -> Self {
        Ring { buf: [Self::EMPTY; CAP], at: 0 }
    }
    fn push(&mut self, t: T) -> Option<T> {
        let i = self.at & Self::MASK;
        self.at += 1;
        self.buf[i].replace(t)
    }
}
impl<T: Default + Copy, const N: usize> From<[T; N]> for Ring<T, N> {
    fn from(a: [T; N]) -> Self {
        Ring { buf: a.map(Some), at: N }
    }
}

fn chunk_sum<const N: usize>(xs: &[i32]) -> Vec<i32> {
    xs.chunks_exact(N).map(|c| <[i32; N]>::try_from(c).unwrap().iter().sum()).collect()
}
fn first_n<const N: usize, T: Copy>(xs: &[T]) -> Option<[T; N]> {
    xs.get(..N)?.try_into().ok()
}
fn config() -> &'static str {
    static CELL: OnceLock<String> = OnceLock::new();
    CELL.get_or_init(|| {
        println!("init");
        "cfg".repeat(2)
    })
}

trait Shape {
    const SIDES: u32;
    const ANGLE: u32 = 180 * (Self::SIDES - 2) / Self::SIDES;
}
struct Tri;
struct Hex;
impl Shape for Tri { const SIDES: u32 = 3; }
impl Shape for Hex { const SIDES: u32 = 6; }

fn main() {
    const G: u64 = gcd(48, 36);
    println!("{G} {COUNT} {:?}", &PRIMES[..5]);
    println!("{} {}", TABLE.len(), TABLE[3]);
    println!("{} {}", TABLE.last().unwrap(), HITS.load(Ordering::Relaxed));
    unsafe {
        RAW[1] = 20;
        let p = &raw const RAW;
        println!("{:?}", *p);
    }
    for d in 0..3 {
        DEPTH.with(|v| v.borrow_mut().push(d));
    }
    DEPTH.with_borrow(|v| println!("{v:?}"));
    match fnv("hello") {
        H => println!("hello {H:#x}"),
        _ => println!("other"),
    }
    println!("{:?} {} {}", Flags::RW, Flags::RW.has(Flags::READ), Flags::NONE.has(Flags::WRITE));
    let mut r = Ring::<_, 4>::new();
    let out: Vec<_> = (0..6).filter_map(|i| r.push(i)).collect();
    println!("{out:?} {:?}", r.buf);
    let mut q = Ring::from([1u8, 2]);
    println!("{:?}", q.push(9));
    println!("{:?} {:?} {:?}", chunk_sum::<3>(&[1, 2, 3, 4, 5, 6, 7]), first_n::<2, _>(&[1, 2, 3]), first_n::<4, char>(&['a']));
    println!("{} {} {} {}", config(), config(), Tri::ANGLE, Hex::ANGLE);
}
const H: u32 = fnv("hello");
