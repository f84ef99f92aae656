use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

#[derive(Default)]
struct Bell {
    rung: bool,
    sleeper: Option<Waker>,
}

struct Ring(Arc<Mutex<Bell>>);

impl Future for Ring {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut bell = self.0.lock().unwrap();
        if bell.rung {
            return Poll::Ready(());
        }
        println!("silence: I leave my waker");
        bell.sleeper = Some(cx.waker().clone());
        Poll::Pending
    }
}

fn ring(bell: &Mutex<Bell>) {
    let mut bell = bell.lock().unwrap();
    bell.rung = true;
    if let Some(sleeper) = bell.sleeper.take() {
        println!("ring! somebody left a waker");
        sleeper.wake();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bell = Arc::new(Mutex::new(Bell::default()));
    let outside = bell.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(1));
        ring(&outside);
    });
    Ring(bell).await;
    println!("good morning");
}
