//! Two ends, each of which reads what the other writes.

use super::{AsyncRead, AsyncWrite, ReadBuf};
use crate::task::coop;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll, Waker};

/// One direction.
struct Pipe {
    bytes: VecDeque<u8>,
    max: usize,
    closed: bool,
    reader: Option<Waker>,
    writer: Option<Waker>,
}

struct Shared(RefCell<Pipe>);

unsafe impl Send for Shared {}
unsafe impl Sync for Shared {}

fn wake(waker: Option<Waker>) {
    if let Some(waker) = waker {
        waker.wake();
    }
}

impl Shared {
    fn new(max: usize) -> Arc<Shared> {
        Arc::new(Shared(RefCell::new(Pipe { bytes: VecDeque::new(), max, closed: false, reader: None, writer: None })))
    }

    fn close(&self) {
        self.0.borrow_mut().closed = true;
    }

    fn wake_reader(&self) {
        let waker = self.0.borrow_mut().reader.take();
        wake(waker);
    }

    fn wake_writer(&self) {
        let waker = self.0.borrow_mut().writer.take();
        wake(waker);
    }

    fn read(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let mut pipe = self.0.borrow_mut();
        if pipe.bytes.is_empty() {
            if pipe.closed {
                return Poll::Ready(Ok(()));
            }
            pipe.reader = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let n = if pipe.bytes.len() < buf.remaining() { pipe.bytes.len() } else { buf.remaining() };
        for _ in 0..n {
            if let Some(byte) = pipe.bytes.pop_front() {
                buf.put_slice(&[byte]);
            }
        }
        drop(pipe);
        if n > 0 {
            self.wake_writer();
        }
        Poll::Ready(Ok(()))
    }

    fn write(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        let mut pipe = self.0.borrow_mut();
        if pipe.closed {
            return Poll::Ready(Err(Error::from(ErrorKind::BrokenPipe)));
        }
        let room = pipe.max - pipe.bytes.len();
        if room == 0 {
            pipe.writer = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let n = if buf.len() < room { buf.len() } else { room };
        pipe.bytes.extend(buf[..n].iter().copied());
        drop(pipe);
        self.wake_reader();
        Poll::Ready(Ok(n))
    }
}

pub struct DuplexStream {
    read: Arc<Shared>,
    write: Arc<Shared>,
}

/// `max_buf_size` bytes may be under way in each direction.
pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream) {
    let (one, two) = (Shared::new(max_buf_size), Shared::new(max_buf_size));
    (DuplexStream { read: one.clone(), write: two.clone() }, DuplexStream { read: two, write: one })
}

impl AsyncRead for DuplexStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let coop = ready!(coop::poll_proceed(cx));
        let read = self.read.read(cx, buf);
        if read.is_ready() {
            coop.made_progress();
        }
        read
    }
}
impl AsyncWrite for DuplexStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        let coop = ready!(coop::poll_proceed(cx));
        let written = self.write.write(cx, buf);
        if written.is_ready() {
            coop.made_progress();
        }
        written
    }
    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.write.close();
        self.write.wake_reader();
        Poll::Ready(Ok(()))
    }
}
impl Drop for DuplexStream {
    fn drop(&mut self) {
        self.write.close();
        self.write.wake_reader();
        self.read.close();
        self.read.wake_writer();
    }
}
impl fmt::Debug for DuplexStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("DuplexStream").finish_non_exhaustive() }
}
