use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

#[derive(Default)]
struct Gate {
    open: bool,
    visitor: Option<Waker>,
}

struct Pass(Arc<Mutex<Gate>>);

impl Future for Pass {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        let gate = self.0.lock().unwrap();
        if gate.open {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

fn open(gate: &Mutex<Gate>) {
    let mut gate = gate.lock().unwrap();
    gate.open = true;
    if let Some(visitor) = gate.visitor.take() {
        visitor.wake();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let gate = Arc::new(Mutex::new(Gate::default()));
    let guard = gate.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(2));
        open(&guard);
    });
    Pass(gate).await;
    println!("the visitor is in");
}
