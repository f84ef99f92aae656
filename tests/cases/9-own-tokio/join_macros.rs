use futures::future::{join, join3, join4, join_all, maybe_done, ready, FutureExt, MaybeDone};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    fn note(&self, s: impl Into<String>) {
        self.0.borrow_mut().push(s.into());
    }
    fn take(&self) -> String {
        self.0.take().join(" ")
    }
}

struct Yield {
    left: u8,
}

impl Future for Yield {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match self.left.checked_sub(1) {
            None => Poll::Ready(()),
            Some(l) => {
                self.left = l;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

async fn walk(log: Log, name: &'static str, n: u8) -> usize {
    for i in 0..n {
        log.note(format!("{name}{i}"));
        Yield { left: 1 }.await;
    }
    log.note(format!("{name}!"));
    n as usize
}

async fn fails(log: Log, after: u8) -> Result<u8, String> {
    Yield { left: after }.await;
    log.note("fails");
    Err(format!("after {after}"))
}

async fn works(log: Log, after: u8) -> Result<u8, String> {
    Yield { left: after }.await;
    log.note("works");
    Ok(after)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = Log::default();
    let t = tokio::join!(walk(log.clone(), "a", 1), walk(log.clone(), "b", 3), walk(log.clone(), "c", 2));
    println!("{t:?} tokio   {}", log.take());
    let t = futures::join!(walk(log.clone(), "a", 1), walk(log.clone(), "b", 3), walk(log.clone(), "c", 2));
    println!("{t:?} futures {}", log.take());
    let t = join3(walk(log.clone(), "a", 1), walk(log.clone(), "b", 3), walk(log.clone(), "c", 2)).await;
    println!("{t:?} join3   {}", log.take());
    let v = join_all((0..4u8).map(|n| walk(log.clone(), ["w", "x", "y", "z"][n as usize], 3 - n))).await;
    println!("{v:?} {}", log.take());

    let r = tokio::try_join!(works(log.clone(), 1), fails(log.clone(), 2), works(log.clone(), 3));
    println!("{r:?} {}", log.take());
    let r = futures::try_join!(works(log.clone(), 3), works(log.clone(), 1));
    println!("{r:?} {}", log.take());
    let r: Result<(u8, u8), String> = async { tokio::try_join!(works(log.clone(), 0), works(log.clone(), 0)) }.await;
    println!("{r:?} {}", log.take());

    let mut a = Box::pin(maybe_done(walk(log.clone(), "m", 1)));
    println!("{}", matches!(*a, MaybeDone::Future(_)));
    a.as_mut().await;
    println!("{:?}", a.as_mut().output_mut().map(|n| { *n += 5; *n }));
    println!("{:?} {:?}", a.as_mut().take_output(), a.as_mut().take_output());
    println!("{}", matches!(*a, MaybeDone::Gone));
    log.take();

    let mut fut = walk(log.clone(), "p", 2).boxed_local();
    let one = tokio::join!(async { 1 }, &mut fut, ready("three"));
    println!("{one:?} {:?}", join(ready(1), ready('2')).await);
    let four = join4(async { 1 }, async { "2" }, async { '3' }, async { 4.0 }).await;
    println!("{four:?}");
    let (x, y);
    (x, y) = tokio::join!(async { log.take() }, async { log.take() });
    println!("{x:?} {y:?}");
    let nested = tokio::join!(async { tokio::join!(walk(log.clone(), "i", 1), walk(log.clone(), "j", 1)) }, walk(log.clone(), "k", 2));
    println!("{nested:?} {}", log.take());
}
