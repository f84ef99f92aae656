// The futures of the reading and writing methods have names, and so have a few other parts of the crates.
use futures::io::{AsyncReadExt, AsyncWriteExt, Cursor, Read, ReadExact, WriteAll};
use futures::stream::select_all::{select_all, SelectAll};
use futures::stream::{self, StreamExt};
use smol::io::{BoxedReader, ReadToEndFuture};
use std::future::Future;
use std::io::{IoSlice, IoSliceMut};
use std::pin::Pin;
use std::task::Poll;
use tokio::runtime::{Handle, TryCurrentError};

struct Peeking<'a> {
    read: Read<'a, Cursor<Vec<u8>>>,
}

fn both() -> SelectAll<stream::Iter<std::vec::IntoIter<i32>>> {
    select_all(vec![stream::iter(vec![1, 2]), stream::iter(vec![3, 4])])
}

fn no_runtime() -> Result<Handle, TryCurrentError> {
    Handle::try_current()
}

fn needs_unpin<T: Unpin>(t: T) -> T {
    t
}

fn main() {
    futures::executor::block_on(async {
        let mut cursor = Cursor::new(vec![1u8, 2, 3, 4, 5]);
        let mut buf = [0; 2];
        let mut p = Peeking { read: needs_unpin(cursor.read(&mut buf)) };
        let n = std::future::poll_fn(|cx| match Pin::new(&mut p.read).poll(cx) {
            Poll::Ready(n) => Poll::Ready(n.unwrap()),
            Poll::Pending => Poll::Pending,
        })
        .await;
        println!("{n} {buf:?}");
        let mut rest = [0; 3];
        let mut exact: ReadExact<'_, _> = cursor.read_exact(&mut rest);
        (&mut exact).await.unwrap();
        println!("{rest:?}");
        let mut out = Vec::new();
        let mut all: WriteAll<'_, Vec<u8>> = out.write_all(b"abc");
        (&mut all).await.unwrap();
        println!("{out:?}");
        let mut boxed: BoxedReader = Box::pin(Cursor::new(vec![7u8, 8]));
        let mut bytes = Vec::new();
        let end: ReadToEndFuture<'_, BoxedReader> = smol::io::AsyncReadExt::read_to_end(&mut boxed, &mut bytes);
        println!("{:?}", end.await);
        println!("{bytes:?}");
        let mut items: Vec<i32> = both().collect().await;
        items.sort();
        println!("{items:?}");
    });
    match no_runtime() {
        Ok(_) => println!("a runtime"),
        Err(e) => println!("{} {e}", e.is_missing_context()),
    }
    let mut bytes = [1u8, 2, 3];
    let mut s = IoSlice::new(&bytes);
    s.advance(1);
    println!("{s:?} {}", s.len());
    let mut m = IoSliceMut::new(&mut bytes);
    m[0] = 9;
    println!("{m:?}");
}
