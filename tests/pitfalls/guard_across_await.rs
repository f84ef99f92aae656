// Locks and borrows that are held while the future stands still, and those that are not.
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};
use tokio::time::{sleep, Duration};

async fn pause() { sleep(Duration::from_millis(1)).await }

async fn held(m: &Mutex<u32>) {
    let mut g = m.lock().unwrap(); //~ guard_across_await
    *g += 1;
    pause().await;
    println!("{g}");
    pause().await;
}

async fn given_back(m: &Mutex<u32>) {
    let mut g = m.lock().unwrap();
    *g += 1;
    drop(g);
    pause().await;
    {
        let g = m.lock().unwrap();
        println!("{g}");
    }
    pause().await;
    let n = *m.lock().unwrap();
    pause().await;
    println!("{n}");
}

async fn temporaries(q: &Mutex<VecDeque<u32>>) {
    while let Some(x) = q.lock().unwrap().pop_front() { //~ guard_across_await
        pause().await;
        println!("{x}");
    }
    match q.lock().unwrap().len() { //~ guard_across_await
        0 => pause().await,
        _ => {}
    }
    if q.lock().unwrap().is_empty() {
        pause().await;
    }
    let first = q.lock().unwrap().pop_front();
    if let Some(x) = first {
        pause().await;
        println!("{x}");
    }
}

async fn on_one_way(m: &Mutex<u32>, quick: bool) {
    let g = m.lock().unwrap(); //~ guard_across_await
    if quick {
        drop(g);
        pause().await;
    } else {
        println!("{g}");
        pause().await;
    }
}

async fn on_neither(m: &Mutex<u32>, quick: bool) {
    let g = m.lock().unwrap();
    if quick {
        drop(g);
    } else {
        println!("{g}");
        drop(g);
    }
    pause().await;
}

async fn borrows(c: Rc<RefCell<u32>>, l: Arc<RwLock<u32>>) {
    let r = c.borrow(); //~ guard_across_await
    pause().await;
    println!("{r}");
    drop(r);
    let mut w = c.borrow_mut(); //~ guard_across_await
    *w += 1;
    pause().await;
    drop(w);
    let (a, _b) = (l.read().unwrap(), 1); //~ guard_across_await
    pause().await;
    println!("{a}");
}

async fn asynchronous(m: &tokio::sync::Mutex<u32>) {
    let g = m.lock().await;
    pause().await;
    println!("{g}");
}

#[allow(clippy::await_holding_lock)]
async fn on_purpose(m: &Mutex<u32>) {
    let g = m.lock().unwrap();
    pause().await;
    println!("{g}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let m = Mutex::new(1);
    held(&m).await;
    given_back(&m).await;
    temporaries(&Mutex::new(VecDeque::from([1, 2]))).await;
    on_one_way(&m, true).await;
    on_neither(&m, true).await;
    borrows(Rc::new(RefCell::new(1)), Arc::new(RwLock::new(2))).await;
    asynchronous(&tokio::sync::Mutex::new(3)).await;
    on_purpose(&m).await;
}
