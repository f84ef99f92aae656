use std::any::Any;
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Debug;
use std::panic;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Arc, Mutex};
use std::thread::{self, Builder, JoinHandle, ThreadId};
use std::time::Duration;

thread_local! {
    static STACK: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

struct Span(&'static str);
impl Span {
    fn enter(name: &'static str) -> Span {
        STACK.with_borrow_mut(|s| s.push(name));
        Span(name)
    }
}
impl Drop for Span {
    fn drop(&mut self) {
        STACK.with_borrow_mut(|s| {
            let top = s.pop();
            assert!(thread::panicking() || top == Some(self.0));
        });
    }
}

fn trail() -> String {
    STACK.with_borrow(|s| s.join(">"))
}

fn show<T: Debug>(r: Result<T, Box<dyn Any + Send>>) -> String {
    match r {
        Ok(v) => format!("Ok({v:?})"),
        Err(e) => match (e.downcast_ref::<&str>(), e.downcast_ref::<String>()) {
            (Some(s), _) => format!("Err({s})"),
            (_, Some(s)) => format!("Err({s})"),
            _ => "Err(?)".to_string(),
        },
    }
}

struct Family {
    live: Arc<AtomicUsize>,
    children: Mutex<Vec<JoinHandle<u32>>>,
}

impl Family {
    fn grow(self: &Arc<Self>, depth: u32) -> u32 {
        self.live.fetch_add(1, Ordering::SeqCst);
        if depth > 0 {
            for _ in 0..2 {
                let me = Arc::clone(self);
                let h = thread::spawn(move || me.grow(depth - 1));
                self.children.lock().unwrap().push(h);
            }
        }
        depth
    }
    fn join_all(&self) -> u32 {
        let mut total = 0;
        while let Some(h) = { let h = self.children.lock().unwrap().pop(); h } {
            total += h.join().unwrap();
        }
        total
    }
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(|_| {}));
    let _root = Span::enter("main");
    let h = Builder::new().name("named".to_string()).spawn(|| {
        let _a = Span::enter("a");
        let inside = { let _b = Span::enter("b"); trail() };
        (inside, trail(), thread::current().name().map(str::len))
    }).unwrap();
    println!("{} {}", show(h.join()), trail());
    let r = panic::catch_unwind(|| { let _s = Span::enter("risky"); if trail().len() > 3 { panic!("at {}", trail()); } });
    println!("{} then {}", show(r), trail());
    let h = thread::spawn(|| { let _s = Span::enter("doomed"); panic!("static message") });
    println!("{}", show::<()>(h.join()));
    println!("{}", show(thread::spawn(|| { thread::sleep(Duration::from_millis(1)); [1, 2].iter().sum::<i32>() }).join()));
    let f = Arc::new(Family { live: Arc::default(), children: Mutex::default() });
    f.grow(3);
    println!("{} {}", f.join_all(), f.live.load(Ordering::SeqCst));
    let ids: HashSet<ThreadId> = (0..5).map(|_| thread::spawn(|| thread::current().id()).join().unwrap()).collect();
    println!("{} {}", ids.len(), ids.contains(&thread::current().id()));
    let (tx, rx) = mpsc::channel();
    let h = thread::spawn(move || { let me = thread::current(); tx.send(me.clone()).unwrap(); thread::park(); thread::park_timeout(Duration::from_millis(1)); "unparked" });
    let other = rx.recv().unwrap();
    println!("{} {}", other.id() == h.thread().id(), h.is_finished());
    other.unpark();
    println!("{}", show(h.join()));
    let bad = Builder::new().name("has\0nul".into());
    println!("{}", panic::catch_unwind(panic::AssertUnwindSafe(|| bad.spawn(|| ()))).is_err());
    let v = vec![1, 2, 3];
    let (a, b) = thread::scope(|s| {
        let a = s.spawn(|| v.iter().sum::<i32>());
        let b = s.spawn(|| { let x = s.spawn(|| v.len()); x.join().unwrap() });
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("{a} {b} {v:?}");
    let mut counter = 0;
    thread::scope(|s| { s.spawn(|| counter += 5); });
    counter += 1;
    println!("{counter}");
    let detached = Arc::new(AtomicUsize::new(0));
    let d = detached.clone();
    drop(thread::spawn(move || { thread::sleep(Duration::from_millis(10)); d.store(1, Ordering::SeqCst); }));
    thread::sleep(Duration::from_millis(60));
    println!("{}", detached.load(Ordering::SeqCst));
    let _ = panic::take_hook();
    if counter == 6 { ExitCode::from(3) } else { ExitCode::SUCCESS }
}
