use std::panic;
use std::thread;
fn main() {
    let r = panic::catch_unwind(|| { panic!("first"); });
    println!("{}", r.is_err());
    panic::set_hook(Box::new(|info| {
        println!("hook: {} at line {}", info.payload_as_str().unwrap_or("?"), info.location().unwrap().line());
    }));
    let r = panic::catch_unwind(|| { panic!("second"); });
    println!("{}", r.is_err());
    let _ = panic::take_hook();
    let r = panic::catch_unwind(|| { panic!("third"); });
    println!("{}", r.is_err());
    let t = thread::spawn(|| { panic!("in thread"); });
    println!("{}", t.join().is_err());
    let t = thread::Builder::new().name("worker".into()).spawn(|| { panic!("in named {}", 3); }).unwrap();
    println!("{}", t.join().is_err());
    let old = panic::take_hook();
    panic::set_hook(Box::new(move |info| { println!("before"); old(info); }));
    let r = panic::catch_unwind(|| { panic::panic_any(3u8); });
    println!("{}", r.is_err());
    let r = panic::catch_unwind(|| { let v: Vec<u8> = vec![]; v[0] });
    println!("{}", r.is_err());
    let r: Result<(), _> = panic::catch_unwind(|| { panic::resume_unwind(Box::new(1)); });
    println!("{}", r.is_err());
}
