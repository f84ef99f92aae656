//! Futures that send.

use super::Sink;
use crate::stream::{Fuse, Stream, StreamExt, TryStream};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// Waits for room, and puts the item in.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Feed<'a, Si: ?Sized, Item> {
    sink: &'a mut Si,
    item: Option<Item>,
}

impl<Si: Unpin + ?Sized, Item> Unpin for Feed<'_, Si, Item> {}

impl<'a, Si: ?Sized + Sink<Item> + Unpin, Item> Feed<'a, Si, Item> {
    pub(crate) fn new(sink: &'a mut Si, item: Item) -> Feed<'a, Si, Item> {
        Feed { sink, item: Some(item) }
    }
}

impl<Si: ?Sized + Sink<Item> + Unpin, Item> Future for Feed<'_, Si, Item> {
    type Output = Result<(), Si::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = &mut *self;
        ready!(Pin::new(&mut *this.sink).poll_ready(cx))?;
        let item = this.item.take().expect("polled Feed after completion");
        Pin::new(&mut *this.sink).start_send(item)?;
        Poll::Ready(Ok(()))
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Send<'a, Si: ?Sized, Item> {
    feed: Feed<'a, Si, Item>,
}

impl<Si: Unpin + ?Sized, Item> Unpin for Send<'_, Si, Item> {}

impl<'a, Si: ?Sized + Sink<Item> + Unpin, Item> Send<'a, Si, Item> {
    pub(crate) fn new(sink: &'a mut Si, item: Item) -> Send<'a, Si, Item> {
        Send { feed: Feed::new(sink, item) }
    }
}

impl<Si: ?Sized + Sink<Item> + Unpin, Item> Future for Send<'_, Si, Item> {
    type Output = Result<(), Si::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = &mut *self;
        if this.feed.item.is_some() {
            ready!(Pin::new(&mut this.feed).poll(cx))?;
        }
        Pin::new(&mut *this.feed.sink).poll_flush(cx)
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SendAll<'a, Si: ?Sized, St: ?Sized + TryStream> {
    sink: &'a mut Si,
    stream: Fuse<&'a mut St>,
    buffered: Option<St::Ok>,
}

impl<Si: Unpin + ?Sized, St: Unpin + ?Sized + TryStream> Unpin for SendAll<'_, Si, St> {}

impl<'a, Si, St, Ok, Error> SendAll<'a, Si, St>
where
    Si: ?Sized + Sink<Ok, Error = Error> + Unpin,
    St: ?Sized + TryStream<Ok = Ok, Error = Error> + Stream + Unpin,
{
    pub(crate) fn new(sink: &'a mut Si, stream: &'a mut St) -> SendAll<'a, Si, St> {
        SendAll { sink, stream: stream.fuse(), buffered: None }
    }
}

impl<Si, St, Ok, Error> Future for SendAll<'_, Si, St>
where
    Si: ?Sized + Sink<Ok, Error = Error> + Unpin,
    St: ?Sized + Stream<Item = Result<Ok, Error>> + Unpin,
{
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        let this = &mut *self;
        loop {
            if this.buffered.is_some() {
                ready!(Pin::new(&mut *this.sink).poll_ready(cx))?;
                Pin::new(&mut *this.sink).start_send(this.buffered.take().unwrap())?;
            }
            match this.stream.poll_next_unpin(cx) {
                Poll::Ready(Some(item)) => this.buffered = Some(item?),
                Poll::Ready(None) => {
                    ready!(Pin::new(&mut *this.sink).poll_flush(cx))?;
                    return Poll::Ready(Ok(()));
                }
                Poll::Pending => {
                    ready!(Pin::new(&mut *this.sink).poll_flush(cx))?;
                    return Poll::Pending;
                }
            }
        }
    }
}

macro_rules! plainly {
    ($name:ident, $poll:ident) => {
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<'a, Si: ?Sized, Item> {
            sink: &'a mut Si,
            _item: PhantomData<fn(Item)>,
        }

        impl<Si: Unpin + ?Sized, Item> Unpin for $name<'_, Si, Item> {}

        impl<'a, Si: ?Sized + Sink<Item> + Unpin, Item> $name<'a, Si, Item> {
            pub(crate) fn new(sink: &'a mut Si) -> $name<'a, Si, Item> {
                $name { sink, _item: PhantomData }
            }
        }

        impl<Si: ?Sized + Sink<Item> + Unpin, Item> Future for $name<'_, Si, Item> {
            type Output = Result<(), Si::Error>;

            fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
                Pin::new(&mut *self.sink).$poll(cx)
            }
        }
    };
}

plainly!(Flush, poll_flush);
plainly!(Close, poll_close);
