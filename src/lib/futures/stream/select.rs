//! Items of several streams, as they come.

use super::{Fuse, FusedStream, Stream, StreamExt};
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
