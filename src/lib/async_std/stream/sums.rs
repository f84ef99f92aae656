//! Sums and products.

use futures::stream::Stream;
use std::future::Future;
use std::iter::{Product, Sum};
use std::pin::Pin;
use std::task::{ready, Context, Poll};

macro_rules! accumulates {
    ($name:ident, $of:ident, $method:ident) => {
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<S: Stream> {
            stream: S,
            items: Vec<S::Item>,
        }

        impl<S: Stream + Unpin> Unpin for $name<S> {}

        impl<S: Stream> $name<S> {
            pub(crate) fn new(stream: S) -> $name<S> {
                $name { stream, items: Vec::new() }
            }

            pub(crate) async fn total<T: $of<S::Item>>(self) -> T {
                let items = self.await;
                items.into_iter().$method()
            }
        }

        impl<S: Stream> Future for $name<S> {
            type Output = Vec<S::Item>;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Vec<S::Item>> {
                let this = unsafe { self.get_unchecked_mut() };
                while let Some(item) = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                    this.items.push(item);
                }
                Poll::Ready(std::mem::take(&mut this.items))
            }
        }
    };
}

accumulates!(SumFuture, Sum, sum);
accumulates!(ProductFuture, Product, product);
