use futures::executor::block_on;
use futures::future::{self, FutureExt, TryFutureExt};
#[derive(Debug)]
enum Either<A, B> { Left(A), #[allow(dead_code)] Right(B) }
use futures::stream::{self, FuturesOrdered, SelectAll, StreamExt, TryStreamExt};
use futures::sink::SinkExt;
use futures::channel::mpsc;
use std::collections::HashMap;

fn pages(n: u32) -> impl futures::Stream<Item = Result<u32, String>> {
    stream::try_unfold(0, move |s| async move {
        if s == n {
            return Ok(None);
        }
        if s == 5 {
            return Err(format!("page {s} is torn"));
        }
        Ok(Some((s * s, s + 1)))
    })
}

async fn open(n: u32) -> Result<impl futures::Stream<Item = Result<u32, String>>, String> {
    if n > 100 { Err("too long".to_string()) } else { Ok(pages(n)) }
}

fn main() {
    block_on(async {
        println!("{:?}", open(4).try_flatten_stream().try_collect::<Vec<_>>().await);
        println!("{:?}", open(9).try_flatten_stream().try_collect::<Vec<_>>().await);
        println!("{:?}", open(101).try_flatten_stream().collect::<Vec<_>>().await);
        let s = future::ready(4).shared();
        let t = s.clone();
        let w = s.downgrade();
        println!("{:?} {:?}", s.strong_count(), s.weak_count());
        println!("{} {:?} {}", t.await, s.peek(), w.is_some());

        let mut all = SelectAll::new();
        all.push(stream::iter(vec![1, 2, 3]));
        all.push(stream::iter(vec![10, 20]));
        println!("{}", all.len());
        let mut v: Vec<i32> = all.by_ref().collect().await;
        println!("{v:?} {}", all.is_empty());
        v.clear();
        let (mut tx, rx) = mpsc::channel(4);
        let mut filtered = tx.clone().with_flat_map(|n: u32| stream::iter((0..n).map(Ok)));
        filtered.send(3).await.unwrap();
        drop(filtered);
        tx.send(99).await.unwrap();
        drop(tx);
        println!("{:?}", rx.collect::<Vec<_>>().await);
        let mut buf = mpsc::unbounded().0.buffer(2);
        println!("{:?}", buf.feed(1).await.map_err(|e| e.is_disconnected()));
        println!("{:?}", buf.flush().await.map_err(|e| e.is_disconnected()));
        let grouped = stream::iter(["apple", "avocado", "beet", "corn", "cherry"])
            .fold(HashMap::<char, Vec<&str>>::new(), |mut m, w| {
                m.entry(w.chars().next().unwrap()).or_default().push(w);
                future::ready(m)
            })
            .await;
        let mut g: Vec<_> = grouped.into_iter().collect();
        g.sort();
        println!("{g:?}");
        let mut p = Box::pin(stream::iter(1..=5).peekable());
        println!("{:?} {:?}", p.as_mut().next_if(|x| *x == 1).await, p.as_mut().next_if_eq(&7).await);
        println!("{:?}", p.as_mut().peek().await);
        println!("{:?}", p.next().await);
        let strings = stream::iter(["a", "b"]).map(|s| s.bytes().collect::<Vec<u8>>()).concat().await;
        println!("{strings:?} {:?}", stream::iter([vec![1], vec![2, 3]]).flatten_iter().await);
        println!("{:?}", stream::iter(1..10).take_until(future::ready(())).collect::<Vec<_>>().await);
        println!("{:?}", stream::iter(1..4).scan(1, |acc, x| { *acc *= x; future::ready((*acc < 6).then_some(*acc)) }).collect::<Vec<_>>().await);
        let z: Vec<_> = stream::iter([1, 2]).flat_map(|n| stream::repeat(n).take(n as usize + 1)).enumerate().collect().await;
        println!("{z:?}");
        println!("{:?} {:?}", stream::iter([1, 3]).all(|x| async move { x % 2 == 1 }).await, stream::iter([1, 3]).any(|x| async move { x > 5 }).await);
        let mut fo: FuturesOrdered<_> = [3u8, 1, 2].into_iter().map(|n| async move { n }).collect();
        println!("{:?} {}", fo.next().await, fo.len());
        let e: Either<i32, &str> = Either::Left(2);
        println!("{:?} {}", Some(&e).is_some_like(), future::Either::<_, future::Ready<i32>>::Left(future::ready(3)).map(|x| x + 1).await);
        let nested = async { async { Ok::<_, String>(3) } }.flatten();
        println!("{:?}", nested.map_ok_or_else(|e| e.len(), |v| v * 2).await);
        println!("{:?}", async { 5 }.then(|x| async move { x + 1 }).inspect(|x| println!("inspect {x}")).map(Some).await);
        println!("{:?}", async { Err::<u8, _>(7) }.unwrap_or_else(|e| e + 1).boxed().await);
        println!("{:?}", future::select_ok([future::err("a"), future::ok(2), future::err("c")]).await.map(|(v, rest)| (v, rest.len())));
        println!("{:?}", future::try_select(future::ok::<u8, ()>(1), future::pending::<Result<u8, ()>>()).await.map(|_| Either::<u8, u8>::Left(1).factor_first_like()).is_ok());
        println!("{:?}", stream::iter([Ok(1), Ok(2), Err("x")]).try_unfold_like().await);
    });
}
trait Is { fn is_some_like(&self) -> bool; }
impl<T> Is for Option<T> { fn is_some_like(&self) -> bool { self.is_some() } }
trait Fac { fn factor_first_like(&self) -> u8; }
impl<A, B> Fac for Either<A, B> { fn factor_first_like(&self) -> u8 { matches!(self, Either::Left(_)) as u8 } }
trait FlatIter: StreamExt<Item = Vec<i32>> + Sized { async fn flatten_iter(self) -> Vec<i32> { self.map(stream::iter).flatten().collect().await } }
impl<S: StreamExt<Item = Vec<i32>>> FlatIter for S {}
trait TryAll: TryStreamExt<Ok = i32, Error = &'static str> + Sized { async fn try_unfold_like(self) -> Result<i32, &'static str> { self.try_fold(0, |a, b| future::ok(a + b)).await } }
impl<S: TryStreamExt<Ok = i32, Error = &'static str>> TryAll for S {}
