//! Items of several streams, as they come.

use super::{Fuse, FusedStream, FuturesUnordered, Stream, StreamExt, StreamFuture};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Which of two is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PollNext {
    Left,
    Right,
}

impl PollNext {
    /// Gives the old one.
    #[must_use]
    pub fn toggle(&mut self) -> PollNext {
        let old = *self;
        *self = match old {
            PollNext::Left => PollNext::Right,
            PollNext::Right => PollNext::Left,
        };
        old
    }
}

impl Default for PollNext {
    fn default() -> PollNext {
        PollNext::Left
    }
}

#[must_use = "streams do nothing unless polled"]
pub struct SelectWithStrategy<St1, St2, Clos, State> {
    stream1: Fuse<St1>,
    stream2: Fuse<St2>,
    state: State,
    clos: Clos,
}

impl<St1: Unpin, St2: Unpin, Clos, State> Unpin for SelectWithStrategy<St1, St2, Clos, State> {}

pub fn select_with_strategy<St1, St2, Clos, State>(stream1: St1, stream2: St2, which: Clos) -> SelectWithStrategy<St1, St2, Clos, State>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
    Clos: FnMut(&mut State) -> PollNext,
    State: Default,
{
    SelectWithStrategy { stream1: stream1.fuse(), stream2: stream2.fuse(), state: State::default(), clos: which }
}

fn poll_both<St1, St2>(a: Pin<&mut St1>, b: Pin<&mut St2>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    let over = match a.poll_next(cx) {
        Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
        Poll::Ready(None) => true,
        Poll::Pending => false,
    };
    match b.poll_next(cx) {
        Poll::Ready(Some(item)) => Poll::Ready(Some(item)),
        Poll::Ready(None) if over => Poll::Ready(None),
        _ => Poll::Pending,
    }
}

impl<St1, St2, Clos, State> Stream for SelectWithStrategy<St1, St2, Clos, State>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
    Clos: FnMut(&mut State) -> PollNext,
{
    type Item = St1::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let which = (this.clos)(&mut this.state);
        let stream1 = unsafe { Pin::new_unchecked(&mut this.stream1) };
        let stream2 = unsafe { Pin::new_unchecked(&mut this.stream2) };
        match which {
            PollNext::Left => poll_both(stream1, stream2, cx),
            PollNext::Right => poll_both(stream2, stream1, cx),
        }
    }
}

impl<St1, St2, Clos, State> FusedStream for SelectWithStrategy<St1, St2, Clos, State>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
    Clos: FnMut(&mut State) -> PollNext,
{
    fn is_terminated(&self) -> bool {
        self.stream1.is_done() && self.stream2.is_done()
    }
}

/// Asks each of the two first in turn.
#[must_use = "streams do nothing unless polled"]
pub struct Select<St1, St2> {
    inner: SelectWithStrategy<St1, St2, fn(&mut PollNext) -> PollNext, PollNext>,
}

pub fn select<St1, St2>(stream1: St1, stream2: St2) -> Select<St1, St2>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    fn in_turn(last: &mut PollNext) -> PollNext {
        last.toggle()
    }
    Select { inner: select_with_strategy(stream1, stream2, in_turn as fn(&mut PollNext) -> PollNext) }
}

impl<St1, St2> Stream for Select<St1, St2>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    type Item = St1::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.poll_next(cx)
    }
}

impl<St1, St2> FusedStream for Select<St1, St2>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_terminated()
    }
}

/// Any number of streams of one type.
#[must_use = "streams do nothing unless polled"]
pub struct SelectAll<St: Stream + Unpin> {
    inner: FuturesUnordered<StreamFuture<St>>,
}

impl<St: Stream + Unpin> SelectAll<St> {
    pub fn new() -> SelectAll<St> {
        SelectAll { inner: FuturesUnordered::new() }
    }

    pub fn len(&self) -> usize {
        self.inner.len()
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    pub fn push(&mut self, stream: St) {
        self.inner.push(StreamExt::into_future(stream));
    }

    pub fn clear(&mut self) {
        self.inner.clear();
    }
}

impl<St: Stream + Unpin> Default for SelectAll<St> {
    fn default() -> SelectAll<St> {
        SelectAll::new()
    }
}

impl<St: Stream + Unpin> Stream for SelectAll<St> {
    type Item = St::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        loop {
            match std::task::ready!(self.inner.poll_next_unpin(cx)) {
                Some((Some(item), rest)) => {
                    self.push(rest);
                    return Poll::Ready(Some(item));
                }
                Some((None, _)) => {}
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<St: Stream + Unpin> FusedStream for SelectAll<St> {
    fn is_terminated(&self) -> bool {
        self.inner.is_terminated()
    }
}

impl<St: Stream + Unpin> fmt::Debug for SelectAll<St> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SelectAll {{ ... }}")
    }
}

pub fn select_all<I>(streams: I) -> SelectAll<I::Item>
where
    I: IntoIterator,
    I::Item: Stream + Unpin,
{
    let mut set = SelectAll::new();
    set.extend(streams);
    set
}

impl<St: Stream + Unpin> FromIterator<St> for SelectAll<St> {
    fn from_iter<T: IntoIterator<Item = St>>(iter: T) -> SelectAll<St> {
        select_all(iter)
    }
}

impl<St: Stream + Unpin> Extend<St> for SelectAll<St> {
    fn extend<T: IntoIterator<Item = St>>(&mut self, iter: T) {
        for stream in iter {
            self.push(stream);
        }
    }
}
