use futures::stream::{self, FusedStream, Stream, StreamExt};
use futures::executor::block_on;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::collections::HashSet;
use std::hash::Hash;

struct Countdown(u32);

impl Stream for Countdown {
    type Item = u32;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.0 == 0 {
            return Poll::Ready(None);
        }
        self.0 -= 1;
        if self.0 % 2 == 1 {
            cx.waker().wake_by_ref();
            self.0 += 1;
            self.0 ^= 1;
            if self.0 % 2 == 0 { self.0 -= 0; }
            return Poll::Ready(Some(self.0 + 100));
        }
        Poll::Ready(Some(self.0))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.0 as usize))
    }
}



struct Distinct<S: Stream> {
    inner: S,
    seen: HashSet<S::Item>,
}

impl<S> Stream for Distinct<S>
where
    S: Stream + Unpin,
    S::Item: Hash + Eq + Clone + Unpin,
{
    type Item = S::Item;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = &mut *self;
        loop {
            match Pin::new(&mut this.inner).poll_next(cx) {
                Poll::Ready(Some(x)) if this.seen.insert(x.clone()) => return Poll::Ready(Some(x)),
                Poll::Ready(Some(_)) => continue,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

trait DistinctExt: Stream + Sized {
    fn distinct(self) -> Distinct<Self> where Self::Item: Hash + Eq {
        Distinct { inner: self, seen: HashSet::new() }
    }
}
impl<S: Stream> DistinctExt for S {}

fn main() {
    let words = ["to", "be", "or", "not", "to", "be"];
    let v: Vec<_> = block_on(stream::iter(words).distinct().collect());
    println!("{v:?}");
    println!("{:?}", Countdown(6).size_hint());
    let few: Vec<u32> = block_on(Countdown(6).take(4).collect());
    println!("{few:?}");

    let mut s = stream::iter(1..=3).fuse();
    block_on(async {
        while let Some(x) = s.next().await {
            print!("{x} ");
        }
        println!("terminated {}", s.is_terminated());
    });
    let mut peek = Box::pin(stream::iter(vec![5, 6, 7]).peekable());
    block_on(async {
        println!("{:?}", peek.as_mut().peek().await);
        println!("{:?}", peek.as_mut().next_if(|&x| x == 5).await);
        println!("{:?}", peek.as_mut().next_if_eq(&9).await);
        println!("{:?}", peek.collect::<Vec<_>>().await);
    });
    let folded = block_on(
        stream::iter(1..=10)
            .filter(|x| futures::future::ready(x % 3 != 0))
            .map(|x| x * x)
            .scan(0, |acc, x| { *acc += x; let v = *acc; async move { if v < 120 { Some(v) } else { None } } })
            .enumerate()
            .fold(String::new(), |mut s, (i, v)| async move { s += &format!("{i}:{v} "); s }),
    );
    println!("{folded}");
    let chunks: Vec<Vec<char>> = block_on(stream::iter("abcdefg".chars()).chunks(3).collect());
    println!("{chunks:?}");
    let (even, odd): (Vec<i32>, Vec<i32>) = block_on(stream::iter(1..=6).map(|x| (x * 2, x * 2 - 1)).unzip());
    println!("{even:?} {odd:?}");
    let flat: Vec<i32> = block_on(stream::iter([1, 2, 3]).flat_map(|n| stream::iter(0..n)).collect());
    println!("{flat:?} {:?}", block_on(stream::repeat(7).take(2).chain(stream::once(async { 8 })).collect::<Vec<_>>()));
    println!("{:?}", block_on(stream::iter(0..20).step_by(6).collect::<Vec<_>>()));
}
trait StepBy: Stream + Sized {
    fn step_by(self, n: usize) -> Pin<Box<dyn Stream<Item = Self::Item>>> where Self: 'static {
        Box::pin(self.enumerate().filter_map(move |(i, x)| async move { (i % n == 0).then_some(x) }))
    }
}
impl<S: Stream> StepBy for S {}
