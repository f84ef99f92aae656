//! Sinks that keep items, multiply them, or send them to two others.

use super::adapters::around;
use super::Sink;
use crate::stream::Stream;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// Keeps items while the sink is not ready for them.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct Buffer<Si, Item> {
    sink: Si,
    buf: VecDeque<Item>,
    capacity: usize,
}

impl<Si: Unpin, Item> Unpin for Buffer<Si, Item> {}

impl<Si: Sink<Item>, Item> Buffer<Si, Item> {
    pub(crate) fn new(sink: Si, capacity: usize) -> Buffer<Si, Item> {
        Buffer { sink, buf: VecDeque::with_capacity(capacity), capacity }
    }

    around!(sink: Si);

    fn empty(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let mut sink = unsafe { Pin::new_unchecked(&mut self.sink) };
        ready!(sink.as_mut().poll_ready(cx))?; // asked even where there is nothing to pass on: it may be closed
        while let Some(item) = self.buf.pop_front() {
            sink.as_mut().start_send(item)?;
            if !self.buf.is_empty() {
                ready!(sink.as_mut().poll_ready(cx))?;
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<Si: Sink<Item>, Item> Sink<Item> for Buffer<Si, Item> {
    type Error = Si::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        if self.capacity == 0 {
            return self.get_pin_mut().poll_ready(cx);
        }
        let this = unsafe { self.get_unchecked_mut() };
        let _ = this.empty(cx)?;
        if this.buf.len() >= this.capacity { Poll::Pending } else { Poll::Ready(Ok(())) }
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Si::Error> {
        if self.capacity == 0 {
            return self.get_pin_mut().start_send(item);
        }
        unsafe { self.get_unchecked_mut() }.buf.push_back(item);
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.empty(cx))?;
        unsafe { Pin::new_unchecked(&mut this.sink) }.poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.empty(cx))?;
        unsafe { Pin::new_unchecked(&mut this.sink) }.poll_close(cx)
    }
}

impl<Si: Stream, Item> Stream for Buffer<Si, Item> {
    type Item = Si::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Si::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.sink) }.poll_next(cx)
    }
}

/// Sends a copy to each of two sinks.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct Fanout<Si1, Si2> {
    sink1: Si1,
    sink2: Si2,
}

impl<Si1: Unpin, Si2: Unpin> Unpin for Fanout<Si1, Si2> {}

impl<Si1, Si2> Fanout<Si1, Si2> {
    pub(crate) fn new(sink1: Si1, sink2: Si2) -> Fanout<Si1, Si2> {
        Fanout { sink1, sink2 }
    }

    pub fn get_ref(&self) -> (&Si1, &Si2) {
        (&self.sink1, &self.sink2)
    }

    pub fn get_mut(&mut self) -> (&mut Si1, &mut Si2) {
        (&mut self.sink1, &mut self.sink2)
    }

    pub fn into_inner(self) -> (Si1, Si2) {
        (self.sink1, self.sink2)
    }

    fn both(self: Pin<&mut Self>) -> (Pin<&mut Si1>, Pin<&mut Si2>) {
        let this = unsafe { self.get_unchecked_mut() };
        unsafe { (Pin::new_unchecked(&mut this.sink1), Pin::new_unchecked(&mut this.sink2)) }
    }
}

fn both_ready(a: Poll<()>, b: Poll<()>) -> Poll<()> {
    if a.is_ready() { b } else { Poll::Pending }
}

impl<Si1, Si2, Item> Sink<Item> for Fanout<Si1, Si2>
where
    Si1: Sink<Item>,
    Si2: Sink<Item, Error = Si1::Error>,
    Item: Clone,
{
    type Error = Si1::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si1::Error>> {
        let (a, b) = self.both();
        let a = a.poll_ready(cx)?;
        both_ready(a, b.poll_ready(cx)?).map(Ok)
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Si1::Error> {
        let (a, b) = self.both();
        a.start_send(item.clone())?;
        b.start_send(item)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si1::Error>> {
        let (a, b) = self.both();
        let a = a.poll_flush(cx)?;
        both_ready(a, b.poll_flush(cx)?).map(Ok)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si1::Error>> {
        let (a, b) = self.both();
        let a = a.poll_close(cx)?;
        both_ready(a, b.poll_close(cx)?).map(Ok)
    }
}

/// Each item becomes a stream of what is sent.
#[must_use = "sinks do nothing unless polled"]
pub struct WithFlatMap<Si, Item, U, St, F> {
    sink: Si,
    f: F,
    stream: Option<St>,
    item: Option<Item>,
    _phantom: PhantomData<fn(U)>,
}

impl<Si: Unpin, Item, U, St: Unpin, F> Unpin for WithFlatMap<Si, Item, U, St, F> {}

impl<Si, Item, U, St, F> WithFlatMap<Si, Item, U, St, F>
where
    Si: Sink<Item>,
    F: FnMut(U) -> St,
    St: Stream<Item = Result<Item, Si::Error>>,
{
    pub(crate) fn new(sink: Si, f: F) -> WithFlatMap<Si, Item, U, St, F> {
        WithFlatMap { sink, f, stream: None, item: None, _phantom: PhantomData }
    }

    around!(sink: Si);

    /// Sends what the stream of the last item still has.
    fn empty(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let mut sink = unsafe { Pin::new_unchecked(&mut self.sink) };
        loop {
            if self.item.is_some() {
                ready!(sink.as_mut().poll_ready(cx))?;
                sink.as_mut().start_send(self.item.take().unwrap())?;
            }
            let Some(stream) = &mut self.stream else { return Poll::Ready(Ok(())) };
            match ready!(unsafe { Pin::new_unchecked(stream) }.poll_next(cx)?) {
                Some(item) => self.item = Some(item),
                None => self.stream = None,
            }
        }
    }
}

impl<Si, Item, U, St, F> Sink<U> for WithFlatMap<Si, Item, U, St, F>
where
    Si: Sink<Item>,
    F: FnMut(U) -> St,
    St: Stream<Item = Result<Item, Si::Error>>,
{
    type Error = Si::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        unsafe { self.get_unchecked_mut() }.empty(cx)
    }

    fn start_send(self: Pin<&mut Self>, item: U) -> Result<(), Si::Error> {
        let this = unsafe { self.get_unchecked_mut() };
        assert!(this.stream.is_none());
        this.stream = Some((this.f)(item));
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.empty(cx))?;
        unsafe { Pin::new_unchecked(&mut this.sink) }.poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.empty(cx))?;
        unsafe { Pin::new_unchecked(&mut this.sink) }.poll_close(cx)
    }
}
