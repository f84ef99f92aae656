use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Mutex, Notify, RwLock, oneshot, mpsc};
use tokio::time::{self, Duration, Instant};

// A small copy of what test helpers do: poll by hand and look at wakes.
struct Counting(AtomicUsize);
impl Wake for Counting {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

struct Probe {
    waker: Waker,
    count: Arc<Counting>,
}

impl Probe {
    fn new() -> Self {
        let count = Arc::new(Counting(AtomicUsize::new(0)));
        Probe { waker: count.clone().into(), count }
    }
    fn poll<F: Future>(&self, f: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        f.poll(&mut Context::from_waker(&self.waker))
    }
    fn woken(&self) -> usize {
        self.count.0.swap(0, Ordering::SeqCst)
    }
}

macro_rules! assert_pending {
    ($p:expr, $f:expr) => { assert!($p.poll($f.as_mut()).is_pending(), "line {}", line!()) };
}
macro_rules! assert_ready {
    ($p:expr, $f:expr) => {
        match $p.poll($f.as_mut()) {
            Poll::Ready(v) => v,
            Poll::Pending => panic!("not ready at line {}", line!()),
        }
    };
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn unused() {}
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let p = Probe::new();
    let n = Notify::new();
    {
        let mut a = pin!(n.notified());
        let mut b = pin!(n.notified());
        assert_pending!(p, a);
        assert_pending!(p, b);
        n.notify_one();
        println!("woken {}", p.woken());
        assert_ready!(p, a);
        assert_pending!(p, b);
        n.notify_waiters();
        println!("woken {}", p.woken());
        assert_ready!(p, b);
    }
    {
        let mut dropped = Box::pin(n.notified());
        let mut other = pin!(n.notified());
        assert_pending!(p, dropped);
        assert_pending!(p, other);
        n.notify_one();
        drop(dropped);
        println!("handed on: woken {}", p.woken());
        assert_ready!(p, other);
    }
    let m = Mutex::new(0);
    let g = m.try_lock().unwrap();
    let mut l1 = Box::pin(m.lock());
    let mut l2 = Box::pin(m.lock());
    assert_pending!(p, l1);
    assert_pending!(p, l2);
    drop(g);
    println!("mutex woken {}", p.woken());
    drop(l1);
    println!("mutex handed on {}", p.woken());
    *assert_ready!(p, l2) += 1;
    println!("{:?}", m.try_lock().map(|g| *g));
    let rw = RwLock::new(());
    let r = rw.read().await;
    let mut w = Box::pin(rw.write());
    assert_pending!(p, w);
    let mut r2 = Box::pin(rw.read());
    assert_pending!(p, r2);
    drop(w);
    println!("readers let in: {}", p.woken());
    assert_ready!(p, r2);
    drop(r);
    let (mut tx, rx) = oneshot::channel::<u8>();
    let mut rx = Box::pin(rx);
    assert_pending!(p, rx);
    {
        let mut closed = pin!(tx.closed());
        assert_pending!(p, closed);
        println!("{}", p.woken());
    }
    tx.send(1).unwrap();
    println!("{} {:?}", p.woken(), assert_ready!(p, rx));
    let (tx, mut rx) = mpsc::channel::<u8>(1);
    {
        let mut recv = pin!(rx.recv());
        assert_pending!(p, recv);
        let mut send = pin!(tx.send(9));
        println!("{:?} {}", assert_ready!(p, send), p.woken());
        println!("{:?}", assert_ready!(p, recv));
    }
    let t = Instant::now();
    let mut s = Box::pin(time::sleep(Duration::from_millis(10)));
    assert_pending!(p, s);
    time::advance(Duration::from_millis(9)).await;
    println!("{} {:?}", p.woken(), t.elapsed());
    time::advance(Duration::from_millis(2)).await;
    println!("{} {:?}", p.woken(), t.elapsed());
    assert_ready!(p, s);
    let mut j = Box::pin(tokio::spawn(async { time::sleep(Duration::from_millis(5)).await; 3 }));
    assert_pending!(p, j);
    time::sleep(Duration::from_millis(6)).await;
    println!("{} {:?}", p.woken(), assert_ready!(p, j).ok());
    let mut to = Box::pin(time::timeout(Duration::from_millis(4), std::future::pending::<()>()));
    assert_pending!(p, to);
    time::sleep(Duration::from_millis(4)).await;
    println!("{} {:?}", p.woken(), assert_ready!(p, to).is_err());
}
