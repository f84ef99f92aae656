use std::cell::{LazyCell, OnceCell, UnsafeCell};
use std::sync::atomic::{fence, AtomicPtr, AtomicU64, AtomicU8, Ordering::*};
use std::sync::{mpsc, Arc, LazyLock, Mutex, OnceLock, RwLock};
use std::thread::{self, ThreadId};
use std::time::Duration;

struct SeqLock<T: Copy> {
    seq: AtomicU64,
    data: UnsafeCell<T>,
}
unsafe impl<T: Copy + Send> Sync for SeqLock<T> {}
impl<T: Copy> SeqLock<T> {
    fn write(&self, v: T) {
        let s = self.seq.load(Relaxed);
        self.seq.store(s + 1, Relaxed);
        fence(Release);
        unsafe { *self.data.get() = v };
        self.seq.store(s + 2, Release);
    }
    fn read(&self) -> (T, u64) {
        loop {
            let a = self.seq.load(Acquire);
            if a & 1 == 1 {
                std::hint::spin_loop();
                continue;
            }
            let v = unsafe { std::ptr::read_volatile(self.data.get()) };
            fence(Acquire);
            if self.seq.load(Relaxed) == a {
                return (v, a / 2);
            }
        }
    }
}

struct Stack<T> {
    head: AtomicPtr<Node<T>>,
}
struct Node<T> {
    value: T,
    next: *mut Node<T>,
}
impl<T> Stack<T> {
    const fn new() -> Self {
        Stack { head: AtomicPtr::new(std::ptr::null_mut()) }
    }
    fn push(&self, value: T) {
        let node = Box::into_raw(Box::new(Node { value, next: self.head.load(Relaxed) }));
        while let Err(now) = self.head.compare_exchange_weak(unsafe { (*node).next }, node, AcqRel, Acquire) {
            unsafe { (*node).next = now };
        }
    }
    fn take_all(&self) -> Vec<T> {
        let mut p = self.head.swap(std::ptr::null_mut(), AcqRel);
        let mut v = vec![];
        while !p.is_null() {
            let b = unsafe { Box::from_raw(p) };
            p = b.next;
            v.push(b.value);
        }
        v
    }
}
impl<T> Drop for Stack<T> {
    fn drop(&mut self) {
        println!("stack dropped with {} left", self.take_all().len());
    }
}

static STATE: AtomicU8 = AtomicU8::new(0);
static TABLE: LazyLock<Mutex<Vec<(String, u32)>>> = LazyLock::new(Mutex::default);
static FIRST: OnceLock<ThreadId> = OnceLock::new();

fn register(name: &str) -> u32 {
    let mut t = TABLE.lock().unwrap();
    if let Some((_, n)) = t.iter_mut().find(|(k, _)| k == name) {
        *n += 1;
        return *n;
    }
    t.push((name.into(), 1));
    1
}

fn main() {
    let lock = Arc::new(SeqLock { seq: AtomicU64::new(0), data: UnsafeCell::new((0u32, 0u32)) });
    let w = thread::spawn({
        let lock = lock.clone();
        move || (1..=50).for_each(|i| lock.write((i, i * 2)))
    });
    let bad = (0..100).filter(|_| { let (v, _) = lock.read(); v.1 != v.0 * 2 }).count();
    w.join().unwrap();
    println!("torn reads {bad}, last {:?}", lock.read());

    let stack = Stack::new();
    thread::scope(|s| {
        for t in 0..3 {
            let stack = &stack;
            s.spawn(move || (0..4).for_each(|i| stack.push(t * 10 + i)));
        }
    });
    let mut all = stack.take_all();
    let sorted_desc = [0, 1, 2].iter().all(|t| all.iter().filter(|x| *x / 10 == *t).is_sorted_by(|a, b| a > b));
    all.sort();
    println!("{all:?} {sorted_desc}");
    stack.push(99);
    drop(stack);

    let winners: usize = thread::scope(|s| {
        (0..4).map(|_| s.spawn(|| STATE.compare_exchange(0, 1, SeqCst, SeqCst).is_ok() as usize)).collect::<Vec<_>>().into_iter().map(|h| h.join().unwrap()).sum()
    });
    println!("winners {winners}");
    let ids: Vec<ThreadId> = (0..2).map(|_| thread::spawn(|| { FIRST.get_or_init(|| thread::current().id()); thread::current().id() }).join().unwrap()).collect();
    println!("{} {} {}", ids[0] == ids[1], FIRST.get() == Some(&ids[0]), thread::current().id() == ids[0]);
    for n in ["x", "y", "x"] {
        print!("{} ", register(n));
    }
    println!("{:?}", TABLE.lock().unwrap());
    let lazy = LazyCell::new(|| { println!("lazy cell runs"); 5 });
    println!("{} {}", *lazy + 1, *lazy);
    let cell: OnceCell<Vec<u8>> = OnceCell::new();
    println!("{:?} {:?}", cell.get_or_init(|| vec![1]), cell.set(vec![2]));

    let shared = Arc::new(RwLock::new(Arc::new(vec![1, 2, 3])));
    let (tx, rx) = mpsc::channel();
    let reader = thread::spawn({
        let shared = shared.clone();
        move || {
            let snap = shared.read().unwrap().clone();
            tx.send(()).unwrap();
            thread::sleep(Duration::from_millis(20));
            (snap.len(), shared.read().unwrap().len())
        }
    });
    rx.recv().unwrap();
    let mut next = (**shared.read().unwrap()).clone();
    next.push(4);
    *shared.write().unwrap() = Arc::new(next);
    println!("{:?}", reader.join().unwrap());
    let mut cow = Arc::new(String::from("shared"));
    let other = cow.clone();
    Arc::make_mut(&mut cow).push_str(" no more");
    println!("{cow} / {other} {:?}", Arc::get_mut(&mut cow).is_some());
    let cyc = Arc::new_cyclic(|w: &std::sync::Weak<(u8, std::sync::Weak<()>)>| { println!("{}", w.upgrade().is_none()); (1, std::sync::Weak::new()) });
    println!("{} {}", cyc.0, Arc::weak_count(&cyc));
}
