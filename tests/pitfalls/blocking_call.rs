// What blocks the thread in async code: called there, through plain functions, by a `poll` written by hand.
use std::future::Future;
use std::pin::Pin;
use std::sync::{mpsc, Arc, Barrier, Condvar, Mutex};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(5);

fn log(text: &str) {
    println!("{text}");
    slow();
}

fn slow() { thread::sleep(SHORT); }

fn even(n: u32) -> bool { n == 0 || odd(n - 1) }
fn odd(n: u32) -> bool { n != 0 && even(n - 1) }

trait Device {
    fn read(&self) -> u32;
}
struct Slow;
struct Quick;
impl Device for Slow {
    fn read(&self) -> u32 {
        slow();
        1
    }
}
impl Device for Quick {
    fn read(&self) -> u32 { 2 }
}

struct ByHand;
impl Future for ByHand {
    type Output = u32;
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<u32> {
        slow(); //~ blocking_call
        Poll::Ready(3)
    }
}

async fn channel() {
    let (tx, rx) = mpsc::channel();
    let sender = thread::spawn(move || {
        slow();
        tx.send(1).unwrap();
    });
    println!("{:?}", rx.recv()); //~ blocking_call
    for x in rx { //~ blocking_call
        println!("{x}");
    }
    sender.join().unwrap(); //~ blocking_call
}

async fn joined_later() {
    let worker = thread::spawn(slow);
    tokio::time::sleep(SHORT * 3).await;
    worker.join().unwrap();
}

async fn condition() {
    let pair = Arc::new((Mutex::new(false), Condvar::new(), Barrier::new(1)));
    let other = pair.clone();
    thread::spawn(move || {
        slow();
        *other.0.lock().unwrap() = true;
        other.1.notify_one();
    });
    let guard = pair.0.lock().unwrap();
    drop(pair.1.wait_while(guard, |done| !*done)); //~ blocking_call
    pair.2.wait(); //~ blocking_call
}

async fn elsewhere() {
    tokio::task::spawn_blocking(slow).await.unwrap();
    tokio::task::spawn_blocking(|| thread::sleep(SHORT)).await.unwrap();
    thread::spawn(|| futures::executor::block_on(async { println!("on its own thread") }));
    println!("{}", even(4));
}

async fn generic<D: Device>(d: D) -> u32 { d.read() }

#[tokio::main]
async fn main() {
    thread::sleep(SHORT); //~ blocking_call
    log("a"); //~ blocking_call
    let closure = |n| {
        thread::sleep(SHORT * n);
        n
    };
    println!("{}", closure(1)); //~ blocking_call
    println!("{}", Slow.read()); //~ blocking_call
    println!("{}", Device::read(&Slow)); //~ blocking_call
    println!("{}", Quick.read());
    println!("{} {}", generic(Slow).await, ByHand.await);
    channel().await;
    joined_later().await;
    condition().await;
    elsewhere().await;
    let n = futures::executor::block_on(async { 4 }); //~ blocking_call
    println!("{n}");
    slow(); //~ blocking_call
}
