//! `mpsc` receivers.

use futures::stream::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, UnboundedReceiver};

macro_rules! wrapped {
    ($name:ident, $of:ident) => {
        #[derive(Debug)]
        pub struct $name<T> {
            inner: $of<T>,
        }

        impl<T> Unpin for $name<T> {}

        impl<T> $name<T> {
            pub fn new(recv: $of<T>) -> $name<T> {
                $name { inner: recv }
            }

            pub fn into_inner(self) -> $of<T> {
                self.inner
            }

            pub fn close(&mut self) {
                self.inner.close();
            }
        }

        impl<T> Stream for $name<T> {
            type Item = T;

            fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
                self.inner.poll_recv(cx)
            }
        }

        impl<T> AsRef<$of<T>> for $name<T> {
            fn as_ref(&self) -> &$of<T> {
                &self.inner
            }
        }

        impl<T> AsMut<$of<T>> for $name<T> {
            fn as_mut(&mut self) -> &mut $of<T> {
                &mut self.inner
            }
        }

        impl<T> From<$of<T>> for $name<T> {
            fn from(recv: $of<T>) -> $name<T> {
                $name::new(recv)
            }
        }
    };
}

wrapped!(ReceiverStream, Receiver);
wrapped!(UnboundedReceiverStream, UnboundedReceiver);
