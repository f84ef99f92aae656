use std::sync::{Arc, Mutex};
use std::thread;
fn main() {
    let slot: Arc<Mutex<Option<thread::JoinHandle<()>>>> = Arc::new(Mutex::new(None));
    let s = slot.clone();
    let (tx, rx) = std::sync::mpsc::channel::<thread::JoinHandle<()>>();
    let a = thread::spawn(move || { let b = rx.recv().unwrap(); b.join().unwrap(); });
    let b = thread::spawn(move || {
        let a = loop { if let Some(a) = s.lock().unwrap().take() { break a; } thread::yield_now(); };
        a.join().unwrap();
    });
    *slot.lock().unwrap() = Some(a);
    tx.send(b).unwrap();
    let (t2, r2) = std::sync::mpsc::channel::<()>();
    r2.recv().unwrap();
    drop(t2);
}
