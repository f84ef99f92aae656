//! Moving about in what is read and written: a seek is begun, then waited for.

use futures::io::op::{Op, Pinned};
use std::boxed::Box;
use std::io::{Cursor, Result, Seek, SeekFrom};
use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

pub trait AsyncSeek {
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> Result<()>;
    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>>;
}

macro_rules! forward_seek {
    () => {
        fn start_seek(mut self: Pin<&mut Self>, position: SeekFrom) -> Result<()> { Pin::new(&mut **self).start_seek(position) }
        fn poll_complete(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>> { Pin::new(&mut **self).poll_complete(cx) }
    };
}
impl<T: ?Sized + AsyncSeek + Unpin> AsyncSeek for &mut T {
    forward_seek!();
}
impl<T: ?Sized + AsyncSeek + Unpin> AsyncSeek for Box<T> {
    forward_seek!();
}
impl<P> AsyncSeek for Pin<P>
where
    P: DerefMut + Unpin,
    P::Target: AsyncSeek,
{
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> Result<()> { self.get_mut().as_mut().start_seek(position) }
    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>> { self.get_mut().as_mut().poll_complete(cx) }
}
impl<T: AsRef<[u8]> + Unpin> AsyncSeek for Cursor<T> {
    fn start_seek(mut self: Pin<&mut Self>, position: SeekFrom) -> Result<()> { Seek::seek(&mut *self, position).map(drop) }
    fn poll_complete(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<u64>> { Poll::Ready(Ok(self.position())) }
}

pub type SeekTo<'a, S> = Pinned<'a, S, Option<SeekFrom>, u64>;

/// A seek that was begun before is waited for first.
fn seek<S: ?Sized + AsyncSeek>(mut io: Pin<&mut S>, cx: &mut Context<'_>, pos: &mut Option<SeekFrom>) -> Poll<Result<u64>> {
    if let Some(to) = *pos {
        ready!(io.as_mut().poll_complete(cx))?;
        io.as_mut().start_seek(to)?;
        *pos = None;
    }
    io.poll_complete(cx)
}

pub trait AsyncSeekExt: AsyncSeek {
    fn seek(&mut self, pos: SeekFrom) -> SeekTo<'_, Self>
    where
        Self: Unpin,
    {
        Op::new(self, Some(pos), seek::<Self>)
    }

    fn rewind(&mut self) -> SeekTo<'_, Self>
    where
        Self: Unpin,
    {
        self.seek(SeekFrom::Start(0))
    }

    fn stream_position(&mut self) -> SeekTo<'_, Self>
    where
        Self: Unpin,
    {
        self.seek(SeekFrom::Current(0))
    }
}
impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}
