use std::thread;
use std::sync::{Arc, Mutex, mpsc};
fn main() {
    let mut v = vec![1];
    let h = thread::spawn(|| v.push(2));
    v.push(3);
    h.join().unwrap();
    let m = Mutex::new(0);
    let hs: Vec<_> = (0..2).map(|_| thread::spawn(|| { *m.lock().unwrap() += 1; })).collect();
    for h in hs { h.join().unwrap(); }
    let a = Arc::new(1);
    let t = thread::spawn(move || println!("{a}"));
    println!("{a}");
    t.join().unwrap();
    let (tx, rx) = mpsc::channel();
    let s = String::from("x");
    thread::spawn(move || tx.send(&s).unwrap());
    println!("{}", rx.recv().unwrap());
    let data = vec![1, 2];
    thread::scope(|sc| { sc.spawn(|| println!("{data:?}")); drop(data); });
    let mut n = 0;
    thread::scope(|sc| { sc.spawn(|| n += 1); sc.spawn(|| n += 2); });
}
