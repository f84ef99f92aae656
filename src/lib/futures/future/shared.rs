//! One future that many wait for; each gets a clone of its output.

use super::FusedFuture;
use crate::plain::Plain;
use crate::task::{waker_ref, ArcWake};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll, Waker};

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Shared<Fut: Future> {
    inner: Option<Arc<Inner<Fut>>>,
    key: Option<usize>,
}

pub struct WeakShared<Fut: Future>(Weak<Inner<Fut>>);

struct Inner<Fut: Future> {
    stage: Plain<Stage<Fut>>,
    notifier: Arc<Notifier>,
}

unsafe impl<Fut> Send for Inner<Fut> where Fut: Future + Send, Fut::Output: Send + Sync {}
unsafe impl<Fut> Sync for Inner<Fut> where Fut: Future + Send, Fut::Output: Send + Sync {}

enum Stage<Fut: Future> {
    Waiting(Fut),
    Done(Fut::Output),
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Idle,
    Polling,
    Complete,
    Poisoned,
}

/// Those who wait, by their keys. `None` in a key's place: woken, or gone.
struct Notifier {
    state: Plain<State>,
    wakers: Plain<Vec<(bool, Option<Waker>)>>,
}

impl ArcWake for Notifier {
    fn wake_by_ref(this: &Arc<Notifier>) {
        let mut i = 0;
        while i < this.wakers.get().len() {
            if let Some(waker) = this.wakers.get()[i].1.take() {
                waker.wake();
            }
            i += 1;
        }
    }
}

impl Notifier {
    fn insert(&self, waker: &Waker) -> usize {
        let wakers = self.wakers.get();
        let mut i = 0;
        while i < wakers.len() {
            if !wakers[i].0 {
                wakers[i] = (true, Some(waker.clone()));
                return i;
            }
            i += 1;
        }
        wakers.push((true, Some(waker.clone())));
        i
    }
}

impl<Fut: Future> Shared<Fut> {
    pub(crate) fn new(future: Fut) -> Shared<Fut> {
        let notifier = Arc::new(Notifier { state: Plain::new(State::Idle), wakers: Plain::new(Vec::new()) });
        Shared { inner: Some(Arc::new(Inner { stage: Plain::new(Stage::Waiting(future)), notifier })), key: None }
    }
}

impl<Fut> Shared<Fut>
where
    Fut: Future,
    Fut::Output: Clone,
{
    pub fn peek(&self) -> Option<&Fut::Output> {
        let inner = self.inner.as_ref()?;
        match inner.stage.get() {
            Stage::Done(output) => Some(output),
            Stage::Waiting(_) => None,
        }
    }

    pub fn downgrade(&self) -> Option<WeakShared<Fut>> {
        match &self.inner {
            Some(inner) => Some(WeakShared(Arc::downgrade(inner))),
            None => None,
        }
    }

    pub fn strong_count(&self) -> Option<usize> {
        self.inner.as_ref().map(|inner| Arc::strong_count(inner))
    }

    pub fn weak_count(&self) -> Option<usize> {
        self.inner.as_ref().map(|inner| Arc::weak_count(inner))
    }
}

impl<Fut> WeakShared<Fut>
where
    Fut: Future,
    Fut::Output: Clone,
{
    pub fn upgrade(&self) -> Option<Shared<Fut>> {
        Some(Shared { inner: Some(self.0.upgrade()?), key: None })
    }
}

fn output_of<Fut>(inner: Arc<Inner<Fut>>) -> Fut::Output
where
    Fut: Future,
    Fut::Output: Clone,
{
    match Arc::try_unwrap(inner) {
        Ok(inner) => match inner.stage.into_inner() {
            Stage::Done(output) => output,
            Stage::Waiting(_) => unreachable!(),
        },
        Err(inner) => match inner.stage.get() {
            Stage::Done(output) => output.clone(),
            Stage::Waiting(_) => unreachable!(),
        },
    }
}

/// The inner future panicked: nobody may ask it again.
struct Poison<'a>(&'a Plain<State>);

impl Drop for Poison<'_> {
    fn drop(&mut self) {
        if *self.0.get() == State::Polling {
            *self.0.get() = State::Poisoned;
        }
    }
}

impl<Fut> Future for Shared<Fut>
where
    Fut: Future,
    Fut::Output: Clone,
{
    type Output = Fut::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let this = &mut *self;
        let inner = this.inner.take().expect("Shared future polled again after completion");
        let state = &inner.notifier.state;
        if *state.get() == State::Complete {
            return Poll::Ready(output_of(inner));
        }
        match this.key {
            None => this.key = Some(inner.notifier.insert(cx.waker())),
            Some(key) => inner.notifier.wakers.get()[key].1 = Some(cx.waker().clone()),
        }
        match *state.get() {
            State::Idle => {}
            State::Poisoned => panic!("inner future panicked during poll"),
            _ => {
                this.inner = Some(inner);
                return Poll::Pending;
            }
        }
        *state.get() = State::Polling;
        let guard = Poison(state);
        let waker = waker_ref(&inner.notifier);
        let polled = match inner.stage.get() {
            Stage::Waiting(future) => unsafe { Pin::new_unchecked(future) }.poll(&mut Context::from_waker(&waker)),
            Stage::Done(_) => unreachable!(),
        };
        *state.get() = State::Idle;
        drop(guard);
        let output = match polled {
            Poll::Pending => {
                this.inner = Some(inner);
                return Poll::Pending;
            }
            Poll::Ready(output) => output,
        };
        *inner.stage.get() = Stage::Done(output);
        *inner.notifier.state.get() = State::Complete;
        ArcWake::wake_by_ref(&inner.notifier);
        Poll::Ready(output_of(inner))
    }
}

impl<Fut> FusedFuture for Shared<Fut>
where
    Fut: Future,
    Fut::Output: Clone,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

impl<Fut: Future> Unpin for Shared<Fut> {}

impl<Fut: Future> Clone for Shared<Fut> {
    fn clone(&self) -> Shared<Fut> {
        Shared { inner: self.inner.clone(), key: None }
    }
}

impl<Fut: Future> Drop for Shared<Fut> {
    fn drop(&mut self) {
        if let (Some(key), Some(inner)) = (self.key, &self.inner) {
            inner.notifier.wakers.get()[key] = (false, None);
        }
    }
}

impl<Fut: Future> fmt::Debug for Shared<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("waker_key", &self.key).finish()
    }
}
