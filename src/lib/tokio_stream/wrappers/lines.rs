//! Lines and parts of a reader as streams.

use futures::stream::Stream;
use std::io::Result;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncBufRead, Lines, Split};

macro_rules! reads {
    ($name:ident $of:ident $item:ty, $poll:ident) => {
        #[derive(Debug)]
        pub struct $name<R> {
            inner: $of<R>,
        }

        impl<R> $name<R> {
            pub fn new(inner: $of<R>) -> $name<R> {
                $name { inner }
            }

            pub fn into_inner(self) -> $of<R> {
                self.inner
            }
        }

        impl<R: AsyncBufRead + Unpin> Stream for $name<R> {
            type Item = Result<$item>;

            fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<$item>>> {
                Pin::new(&mut self.inner).$poll(cx).map(Result::transpose)
            }
        }

        impl<R> AsRef<$of<R>> for $name<R> {
            fn as_ref(&self) -> &$of<R> {
                &self.inner
            }
        }

        impl<R> AsMut<$of<R>> for $name<R> {
            fn as_mut(&mut self) -> &mut $of<R> {
                &mut self.inner
            }
        }
    };
}
reads! { LinesStream Lines String, poll_next_line }
reads! { SplitStream Split Vec<u8>, poll_next_segment }
