//! `watch` receivers: the value now, then each change.

use futures::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::sync::watch::error::RecvError;
use tokio::sync::watch::Receiver;

type Waiting<T> = Pin<Box<dyn Future<Output = (Result<(), RecvError>, Receiver<T>)> + Send>>;

pub struct WatchStream<T> {
    inner: Waiting<T>,
}

impl<T> Unpin for WatchStream<T> {}

async fn wait<T: Clone + Send + Sync>(mut rx: Receiver<T>) -> (Result<(), RecvError>, Receiver<T>) {
    let result = rx.changed().await;
    (result, rx)
}

impl<T: 'static + Clone + Send + Sync> WatchStream<T> {
    pub fn new(rx: Receiver<T>) -> WatchStream<T> {
        WatchStream { inner: Box::pin(async move { (Ok(()), rx) }) }
    }

    /// Without the value now.
    #[cfg(tokio_1_53)]
    pub fn from_changes(rx: Receiver<T>) -> WatchStream<T> {
        WatchStream { inner: Box::pin(wait(rx)) }
    }
}

impl<T: Clone + 'static + Send + Sync> Stream for WatchStream<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let (result, mut rx) = ready!(self.inner.as_mut().poll(cx));
        let item = match result {
            Ok(()) => Some((*rx.borrow_and_update()).clone()),
            Err(_) => None,
        };
        self.inner = Box::pin(wait(rx));
        Poll::Ready(item)
    }
}

impl<T> fmt::Debug for WatchStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WatchStream").finish()
    }
}

impl<T: 'static + Clone + Send + Sync> From<Receiver<T>> for WatchStream<T> {
    fn from(recv: Receiver<T>) -> WatchStream<T> {
        WatchStream::new(recv)
    }
}
