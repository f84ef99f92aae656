// flatten_unordered, flat_map_unordered and stream_select!: who is polled when, and who wakes the task.
use futures::channel::mpsc::{self, UnboundedReceiver};
use futures::executor::block_on;
use futures::stream::{self, FusedStream, StreamExt};
use futures::task::ArcWake;
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::task::Context;

struct Calls(AtomicU32);
impl ArcWake for Calls {
    fn wake_by_ref(me: &Arc<Self>) {
        me.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn main() {
    let calls = Arc::new(Calls(AtomicU32::new(0)));
    let waker = futures::task::waker(calls.clone());
    let mut cx = Context::from_waker(&waker);
    let (outer_tx, outer_rx) = mpsc::unbounded::<UnboundedReceiver<u32>>();
    let asked = Rc::new(Cell::new(0));
    let seen = asked.clone();
    let outer = outer_rx.inspect(move |_| seen.set(seen.get() + 1));
    let mut flat = outer.flatten_unordered(2);
    let n = || calls.0.load(Ordering::SeqCst);
    println!("{:?} wakes {}", flat.poll_next_unpin(&mut cx), n());
    let (a, ra) = mpsc::unbounded();
    let (b, rb) = mpsc::unbounded();
    let (c, rc) = mpsc::unbounded();
    outer_tx.unbounded_send(ra).unwrap();
    outer_tx.unbounded_send(rb).unwrap();
    outer_tx.unbounded_send(rc).unwrap();
    println!("sent, wakes {}", n());
    println!("{:?} wakes {} asked {}", flat.poll_next_unpin(&mut cx), n(), asked.get());
    a.unbounded_send(1).unwrap();
    b.unbounded_send(10).unwrap();
    c.unbounded_send(100).unwrap();
    println!("filled, wakes {}", n());
    for _ in 0..4 {
        println!("{:?} wakes {} asked {}", flat.poll_next_unpin(&mut cx), n(), asked.get());
    }
    drop(a);
    for _ in 0..4 {
        println!("{:?} wakes {} asked {}", flat.poll_next_unpin(&mut cx), n(), asked.get());
    }
    drop((b, c, outer_tx));
    let mut polls = 0;
    while flat.poll_next_unpin(&mut cx).is_pending() {
        polls += 1;
    }
    println!("over after {polls} pending polls, wakes {}", n());

    let mut all: Vec<u32> = block_on(stream::iter(1..=3u32).flat_map_unordered(None, |n| stream::iter(vec![n; n as usize])).collect());
    println!("{all:?}");
    all.sort_unstable();
    println!("{all:?}");
    let limited = stream::iter([[1, 2], [3, 4], [5, 6]]).map(stream::iter).flatten_unordered(1);
    println!("{:?}", block_on(limited.collect::<Vec<_>>()));
    let mut fused = stream::iter([stream::iter([1]).fuse()]).fuse().flatten_unordered(None);
    println!("{:?} {:?} {}", block_on(fused.next()), block_on(fused.next()), fused.is_terminated());

    let (tx, rx) = mpsc::unbounded();
    let mut any = futures::stream_select!(rx, stream::iter([5, 6]), Box::pin(stream::once(async { 7 })));
    println!("{:?}", futures::Stream::size_hint(&any));
    let mut got = vec![];
    block_on(async {
        for _ in 0..3 {
            got.extend(any.next().await);
        }
        tx.unbounded_send(8).unwrap();
        drop(tx);
        got.extend(any.next().await);
        println!("then {:?}", any.next().await);
    });
    got.sort();
    println!("{got:?}");
    println!("{:?}", Pin::new(&mut any).poll_next_unpin(&mut cx));
}
