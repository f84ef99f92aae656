//! Streams and sinks together.

use super::{Fuse, Stream, TryStream};
use crate::plain::Plain;
use crate::sink::Sink;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll};

/// Sends every item of the stream into the sink, and closes it.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Forward<St: TryStream, Si> {
    sink: Option<Si>,
    stream: Fuse<St>,
    buffered: Option<St::Ok>,
}

impl<St: TryStream, Si: Sink<St::Ok, Error = St::Error>> Forward<St, Si> {
    pub(crate) fn new(stream: St, sink: Si) -> Forward<St, Si> {
        Forward { sink: Some(sink), stream: Fuse::new(stream), buffered: None }
    }
}

impl<St, Si, Item, E> Future for Forward<St, Si>
where
    Si: Sink<Item, Error = E>,
    St: Stream<Item = Result<Item, E>>,
{
    type Output = Result<(), E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let sink = match &mut this.sink {
                Some(sink) => sink,
                None => panic!("polled `Forward` after completion"),
            };
            if this.buffered.is_some() {
                ready!(unsafe { Pin::new_unchecked(&mut *sink) }.poll_ready(cx))?;
                unsafe { Pin::new_unchecked(&mut *sink) }.start_send(this.buffered.take().unwrap())?;
            }
            match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
                Poll::Ready(Some(item)) => this.buffered = Some(item?),
                Poll::Ready(None) => {
                    ready!(unsafe { Pin::new_unchecked(&mut *sink) }.poll_close(cx))?;
                    this.sink = None;
                    return Poll::Ready(Ok(()));
                }
                Poll::Pending => {
                    ready!(unsafe { Pin::new_unchecked(&mut *sink) }.poll_flush(cx))?;
                    return Poll::Pending;
                }
            }
        }
    }
}

/// The half that gives items.
pub struct SplitStream<S> {
    whole: Arc<Plain<S>>,
}

/// The half that takes items; it keeps one until the other half's owner is ready for it.
pub struct SplitSink<S, Item> {
    whole: Arc<Plain<S>>,
    slot: Option<Item>,
    _item: PhantomData<Item>,
}

impl<S> Unpin for SplitStream<S> {}
impl<S, Item> Unpin for SplitSink<S, Item> {}

pub(crate) fn split<S: Stream + Sink<Item>, Item>(s: S) -> (SplitSink<S, Item>, SplitStream<S>) {
    let whole = Arc::new(Plain::new(s));
    (SplitSink { whole: whole.clone(), slot: None, _item: PhantomData }, SplitStream { whole })
}

fn pinned<S>(whole: &Arc<Plain<S>>) -> Pin<&mut S> {
    unsafe { Pin::new_unchecked(whole.get()) }
}

impl<S: Stream> Stream for SplitStream<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        pinned(&self.whole).poll_next(cx)
    }
}

impl<S: Unpin> SplitStream<S> {
    pub fn reunite<Item>(self, other: SplitSink<S, Item>) -> Result<S, ReuniteError<S, Item>>
    where
        S: Sink<Item>,
    {
        other.reunite(self)
    }
}

impl<S: Sink<Item> + Unpin, Item> SplitSink<S, Item> {
    pub fn reunite(self, other: SplitStream<S>) -> Result<S, ReuniteError<S, Item>> {
        if !Arc::ptr_eq(&self.whole, &other.whole) {
            return Err(ReuniteError(self, other));
        }
        drop(other);
        match Arc::try_unwrap(self.whole) {
            Ok(whole) => Ok(whole.into_inner()),
            Err(_) => unreachable!(),
        }
    }
}

impl<S: Sink<Item>, Item> SplitSink<S, Item> {
    fn flush_slot(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        if self.slot.is_some() {
            ready!(pinned(&self.whole).poll_ready(cx))?;
            pinned(&self.whole).start_send(self.slot.take().unwrap())?;
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> {
    type Error = S::Error;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        if self.slot.is_none() { Poll::Ready(Ok(())) } else { self.flush_slot(cx) }
    }

    fn start_send(mut self: Pin<&mut Self>, item: Item) -> Result<(), S::Error> {
        self.slot = Some(item);
        Ok(())
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        ready!(self.flush_slot(cx))?;
        pinned(&self.whole).poll_flush(cx)
    }

    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        ready!(self.flush_slot(cx))?;
        pinned(&self.whole).poll_close(cx)
    }
}

/// The halves are not of the same whole.
pub struct ReuniteError<T, Item>(pub SplitSink<T, Item>, pub SplitStream<T>);

impl<T, Item> fmt::Debug for ReuniteError<T, Item> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReuniteError").field(&"...").finish()
    }
}

impl<T, Item> fmt::Display for ReuniteError<T, Item> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tried to reunite a SplitStream and SplitSink that don't form a pair")
    }
}

impl<T: std::any::Any, Item> std::error::Error for ReuniteError<T, Item> {}
