//! A stream of chunks, as a reader.

use super::traits::copied;
use super::{AsyncBufRead, AsyncRead, Error, Result};
use crate::stream::TryStream;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[must_use = "readers do nothing unless polled"]
pub struct IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    stream: St,
    chunk: Option<St::Ok>,
    at: usize,
    over: bool,
}

impl<St> Unpin for IntoAsyncRead<St>
where
    St: TryStream<Error = Error> + Unpin,
    St::Ok: AsRef<[u8]>,
{
}

impl<St> IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    pub(crate) fn new(stream: St) -> IntoAsyncRead<St> {
        IntoAsyncRead { stream, chunk: None, at: 0, over: false }
    }
}

impl<St> AsyncRead for IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let n = copied(ready!(self.as_mut().poll_fill_buf(cx))?, buf);
        self.consume(n);
        Poll::Ready(Ok(n))
    }
}
impl<St> AsyncBufRead for IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        while !this.over && this.chunk.as_ref().map_or(true, |c| this.at >= c.as_ref().len()) {
            this.at = 0;
            this.chunk = None;
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(chunk)) => this.chunk = Some(chunk),
                Some(Err(e)) => {
                    this.over = true;
                    return Poll::Ready(Err(e));
                }
                None => this.over = true,
            }
        }
        Poll::Ready(Ok(this.chunk.as_ref().map_or(&[], |c| &c.as_ref()[this.at..])))
    }
    fn consume(self: Pin<&mut Self>, amt: usize) {
        unsafe { self.get_unchecked_mut() }.at += amt;
    }
}
