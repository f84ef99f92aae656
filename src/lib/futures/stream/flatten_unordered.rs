//! Many streams of a stream at a time: their items as they come.
//!
//! The outer stream is polled only when it was woken (or the limit stopped it), the inner ones only when one of them may
//! have something: each side has a waker of its own, which notes who called and wakes the task once.

use super::{FusedStream, FuturesUnordered, Map, Stream, StreamExt, StreamFuture};
use crate::plain::Plain;
use crate::task::{waker, ArcWake, AtomicWaker};
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// What is to be polled next. `settled`: whoever calls now need not wake the task, it is being polled or was woken already.
struct Needs {
    outer: Plain<bool>,
    inner: Plain<bool>,
    settled: Plain<bool>,
    task: AtomicWaker,
}

impl Needs {
    fn wake(&self) {
        if !*self.settled.get() {
            *self.settled.get() = true;
            self.task.wake();
        }
    }
}

struct OuterCalls(Arc<Needs>);

impl ArcWake for OuterCalls {
    fn wake_by_ref(this: &Arc<OuterCalls>) {
        *this.0.outer.get() = true;
        this.0.wake();
    }
}

struct InnerCalls(Arc<Needs>);

impl ArcWake for InnerCalls {
    fn wake_by_ref(this: &Arc<InnerCalls>) {
        *this.0.inner.get() = true;
        this.0.wake();
    }
}

/// A poll that panics leaves both sides to be polled again.
struct Bomb<'a> {
    needs: &'a Needs,
    armed: bool,
}

impl Drop for Bomb<'_> {
    fn drop(&mut self) {
        if self.armed {
            *self.needs.outer.get() = true;
            *self.needs.inner.get() = true;
            *self.needs.settled.get() = false;
        }
    }
}

#[must_use = "streams do nothing unless polled"]
pub struct FlattenUnordered<St: Stream> {
    inner: FuturesUnordered<StreamFuture<St::Item>>,
    stream: St,
    done: bool,
    limit: usize,
    needs: Arc<Needs>,
}

impl<St: Stream + Unpin> Unpin for FlattenUnordered<St> {}

impl<St> FlattenUnordered<St>
where
    St: Stream,
    St::Item: Stream + Unpin,
{
    /// `limit`: how many inner streams are in at a time; 0 and `None` are without one.
    pub(crate) fn new(stream: St, limit: Option<usize>) -> FlattenUnordered<St> {
        let limit = match limit {
            None | Some(0) => usize::MAX,
            Some(n) => n,
        };
        let task = AtomicWaker::new();
        let needs = Needs { outer: Plain::new(true), inner: Plain::new(false), settled: Plain::new(false), task };
        FlattenUnordered { inner: FuturesUnordered::new(), stream, done: false, limit, needs: Arc::new(needs) }
    }

    /// Takes in the streams that are there, up to the limit. True: it may have more.
    fn fill(&mut self) -> bool {
        let waker = waker(Arc::new(OuterCalls(self.needs.clone())));
        let mut cx = Context::from_waker(&waker);
        while !self.done && self.inner.len() < self.limit {
            match unsafe { Pin::new_unchecked(&mut self.stream) }.poll_next(&mut cx) {
                Poll::Ready(Some(stream)) => {
                    self.inner.push(StreamExt::into_future(stream));
                    *self.needs.inner.get() = true;
                }
                Poll::Ready(None) => self.done = true,
                Poll::Pending => return false,
            }
        }
        !self.done
    }

    /// One poll of the inner streams. An item, and if they are to be polled again.
    fn draw(&mut self) -> (Option<<St::Item as Stream>::Item>, bool) {
        let waker = waker(Arc::new(InnerCalls(self.needs.clone())));
        match self.inner.poll_next_unpin(&mut Context::from_waker(&waker)) {
            Poll::Ready(Some((Some(item), rest))) => {
                self.inner.push(StreamExt::into_future(rest));
                (Some(item), true)
            }
            Poll::Ready(Some((None, _))) => (None, true),
            _ => (None, false),
        }
    }

    pub fn get_ref(&self) -> &St {
        &self.stream
    }

    pub fn get_mut(&mut self) -> &mut St {
        &mut self.stream
    }

    pub fn into_inner(self) -> St {
        self.stream
    }
}

impl<St> Stream for FlattenUnordered<St>
where
    St: Stream,
    St::Item: Stream + Unpin,
{
    type Item = <St::Item as Stream>::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let needs = this.needs.clone();
        needs.task.register(cx.waker());
        *needs.settled.get() = true;
        let mut bomb = Bomb { needs: &needs, armed: true };
        let outer = std::mem::replace(needs.outer.get(), false) && this.fill();
        let (item, inner) = if std::mem::replace(needs.inner.get(), false) { this.draw() } else { (None, false) };
        bomb.armed = false;
        let mut again = inner || *needs.inner.get() || *needs.outer.get();
        *needs.inner.get() |= inner;
        *needs.outer.get() |= outer;
        again |= outer && this.inner.len() < this.limit;
        *needs.settled.get() = again;
        if item.is_some() || this.done && this.inner.is_empty() {
            return Poll::Ready(item);
        }
        if again {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

impl<St> FusedStream for FlattenUnordered<St>
where
    St: FusedStream,
    St::Item: FusedStream + Unpin,
{
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated() && self.inner.is_empty()
    }
}

impl<St> fmt::Debug for FlattenUnordered<St>
where
    St: Stream + fmt::Debug,
    St::Item: Stream + fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlattenUnordered").field("inner_streams", &self.inner).field("stream", &self.stream).finish_non_exhaustive()
    }
}

#[must_use = "streams do nothing unless polled"]
pub struct FlatMapUnordered<St, U, F>
where
    St: Stream,
    U: Stream + Unpin,
    F: FnMut(St::Item) -> U,
{
    inner: FlattenUnordered<Map<St, F>>,
}

impl<St, U, F> FlatMapUnordered<St, U, F>
where
    St: Stream,
    U: Stream + Unpin,
    F: FnMut(St::Item) -> U,
{
    pub(crate) fn new(stream: St, limit: Option<usize>, f: F) -> FlatMapUnordered<St, U, F> {
        FlatMapUnordered { inner: FlattenUnordered::new(Map::new(stream, f), limit) }
    }
}

impl<St, U, F> Stream for FlatMapUnordered<St, U, F>
where
    St: Stream,
    U: Stream + Unpin,
    F: FnMut(St::Item) -> U,
{
    type Item = U::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.poll_next(cx)
    }
}

impl<St, U, F> FusedStream for FlatMapUnordered<St, U, F>
where
    St: FusedStream,
    U: FusedStream + Unpin,
    F: FnMut(St::Item) -> U,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_terminated()
    }
}
