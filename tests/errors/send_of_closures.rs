use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let a = Rc::new(5);
    let b = a.clone();
    thread::spawn(move || println!("{}", b)).join().unwrap();
    let m = Arc::new(Mutex::new(Rc::new(1)));
    let n = m.clone();
    thread::spawn(move || {
        println!("{}", n.lock().unwrap());
    });
    let cell = Arc::new(std::cell::RefCell::new(3));
    let c2 = Arc::clone(&cell);
    let h = thread::spawn(move || *c2.borrow_mut() += 1);
    h.join().unwrap();
    println!("{a} {:?}", cell);
}
