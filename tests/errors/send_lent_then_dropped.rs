use std::rc::Rc;
use std::cell::{Cell, RefCell};
use std::sync::{Arc, Mutex};
use tokio::time::{sleep, Duration};

async fn tick() { sleep(Duration::from_millis(1)).await; }

#[tokio::main]
async fn main() {
    let m = Arc::new(Mutex::new(1));
    let m2 = m.clone();
    tokio::spawn(async move {
        let mut g = m2.lock().unwrap();
        *g += 1;
        drop(g);
        tick().await;
    });
    let m2 = m.clone();
    tokio::spawn(async move {
        { let mut g = m2.lock().unwrap(); *g += 1; }
        tick().await;
    });
    let m2 = m.clone();
    tokio::spawn(async move {
        let g = m2.lock().unwrap();
        drop(g);
        tick().await;
    });
    let m2 = m.clone();
    tokio::spawn(async move {
        let v = *m2.lock().unwrap();
        tick().await;
        println!("{}", v);
    });
    tokio::spawn(async move {
        let r = Rc::new(1);
        println!("{}", r);
        drop(r);
        tick().await;
    });
    tokio::spawn(async move {
        let c = Cell::new(1);
        c.set(2);
        tick().await;
        println!("{}", c.get());
    });
}
