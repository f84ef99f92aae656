use std::any::Any;
use std::panic::{self, Location, UnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread;

struct Bomb(&'static str);
impl Drop for Bomb {
    fn drop(&mut self) {
        println!("  {} dropped, panicking: {}", self.0, thread::panicking());
    }
}

fn describe(p: &(dyn Any + Send)) -> String {
    if let Some(s) = p.downcast_ref::<&'static str>() {
        format!("str {s}")
    } else if let Some(s) = p.downcast_ref::<String>() {
        format!("String {s}")
    } else if let Some(n) = p.downcast_ref::<i32>() {
        format!("i32 {n}")
    } else {
        "something".into()
    }
}

fn run<T: std::fmt::Debug>(name: &str, f: impl FnOnce() -> T + UnwindSafe) {
    match panic::catch_unwind(f) {
        Ok(v) => println!("{name}: {v:?}"),
        Err(p) => println!("{name}: {}", describe(&*p)),
    }
}

#[track_caller]
fn must(ok: bool) -> u32 {
    if !ok {
        panic!("called from line {}", Location::caller().line());
    }
    Location::caller().line()
}

#[derive(Debug)]
struct Odd;

fn main() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let seen = lines.clone();
    panic::set_hook(Box::new(move |info| {
        let text = describe_hook(info);
        seen.lock().unwrap().push(text);
    }));
    run("fine", || 5);
    run("index", || [1, 2, 3].get(7).copied().unwrap_or_else(|| vec![1][std::hint::black_box(3)]));
    run("unwrap", || None::<u8>.unwrap());
    run("expect", || Err::<(), Odd>(Odd).expect("should be even"));
    run("add", || u8::MAX + std::hint::black_box(1));
    run("any", || panic::panic_any(42));
    run("assert", || { let (a, b) = (2, 3); assert_eq!(a + 1, b + 1, "sums of {a}") });
    run("unreachable", || if std::hint::black_box(true) { unreachable!("state {}", 9) });
    run("todo", || -> u8 { todo!() });
    run("must", || must(true) > 0);
    run("must not", || must(false));
    run("slice", || std::hint::black_box("héllo")[..2].len());
    run("refcell", || { let c = std::cell::RefCell::new(1); let _a = c.borrow_mut(); let _b = c.borrow(); });
    run("div", || 10 / std::hint::black_box(0));
    run("nested", || {
        let _outer = Bomb("outer");
        let r = panic::catch_unwind(|| { let _inner = Bomb("inner"); panic!("first") });
        println!("  caught {}", describe(&*r.unwrap_err()));
        let _late = Bomb("late");
        panic!("second")
    });
    let h = thread::Builder::new().name("t".into()).spawn(|| {
        let _b = Bomb("in thread");
        let v: Vec<i32> = Vec::new();
        v.iter().max().expect("no values");
    });
    println!("{}", describe(&*h.unwrap().join().unwrap_err()));
    let inner = thread::spawn(|| thread::spawn(|| panic!("deep")).join().map_err(|e| describe(&*e)));
    println!("{:?}", inner.join().unwrap());
    let again = thread::spawn(|| {
        let r = thread::spawn(|| panic!("forwarded")).join();
        if let Err(p) = r {
            panic::resume_unwind(p);
        }
    });
    println!("{}", describe(&*again.join().unwrap_err()));
    let _ = panic::take_hook();
    for l in lines.lock().unwrap().iter() {
        println!("hook: {l}");
    }
}

fn describe_hook(info: &panic::PanicHookInfo<'_>) -> String {
    let what = info.payload().downcast_ref::<&str>().map(|s| s.to_string())
        .or_else(|| info.payload().downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "?".to_string());
    format!("{} [{}]", what.replace('\n', "/"), thread::current().name().unwrap_or("-"))
}
