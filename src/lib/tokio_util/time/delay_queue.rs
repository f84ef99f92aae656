//! `DelayQueue`: a stream that gives each value when its time has come.

use super::wheel::Wheel;
use futures::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll, Waker};
use tokio::time::{sleep_until, Duration, Instant, Sleep};

/// `start`: its milliseconds are counted from here. `now`: how far the last delay that was waited for went.
pub struct DelayQueue<T> {
    start: Instant,
    values: Vec<Option<Value<T>>>,
    /// places in `values` that are free again
    free: Vec<usize>,
    len: usize,
    wheel: Wheel,
    /// those whose time had come when they were put in
    expired: Vec<usize>,
    delay: Option<Pin<Box<Sleep>>>,
    now: u64,
    waker: Option<Waker>,
}

struct Value<T> {
    when: u64,
    inner: T,
}

/// Names a value that is in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    index: usize,
}

#[derive(Debug)]
pub struct Expired<T> {
    data: T,
    deadline: Instant,
    key: Key,
}

impl<T> Expired<T> {
    pub fn get_ref(&self) -> &T {
        &self.data
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }

    pub fn into_inner(self) -> T {
        self.data
    }

    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    pub fn key(&self) -> Key {
        self.key
    }
}

impl<T> DelayQueue<T> {
    pub fn new() -> DelayQueue<T> { DelayQueue::with_capacity(0) }

    pub fn with_capacity(capacity: usize) -> DelayQueue<T> {
        DelayQueue {
            start: Instant::now(),
            values: Vec::with_capacity(capacity),
            free: Vec::new(),
            len: 0,
            wheel: Wheel::new(),
            expired: Vec::new(),
            delay: None,
            now: 0,
            waker: None,
        }
    }

    pub fn len(&self) -> usize { self.len }

    pub fn is_empty(&self) -> bool { self.len == 0 }

    pub fn capacity(&self) -> usize { self.values.capacity() }

    pub fn reserve(&mut self, additional: usize) { self.values.reserve(additional) }

    #[track_caller]
    pub fn insert(&mut self, value: T, timeout: Duration) -> Key { self.insert_at(value, Instant::now() + timeout) }

    #[track_caller]
    pub fn insert_at(&mut self, value: T, when: Instant) -> Key {
        let when = self.tick(when);
        let index = self.free.pop().unwrap_or(self.values.len());
        if index == self.values.len() {
            self.values.push(None);
        }
        self.values[index] = Some(Value { when, inner: value });
        self.len += 1;
        self.place(index, when);
        let sooner = match &self.delay {
            Some(delay) => self.tick(delay.deadline()) > when,
            None => true,
        };
        if sooner {
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
            self.wait_until(self.at(when));
        }
        Key { index }
    }

    #[track_caller]
    pub fn remove(&mut self, key: &Key) -> Expired<T> { self.take_entry(key).expect("invalid key") }

    #[cfg(tokio_1_53)]
    pub fn try_remove(&mut self, key: &Key) -> Option<Expired<T>> { self.take_entry(key) }

    fn take_entry(&mut self, key: &Key) -> Option<Expired<T>> {
        self.values.get(key.index)?.as_ref()?;
        let before = self.wheel.next_deadline();
        self.take_out(key.index);
        let value = self.values[key.index].take()?;
        self.free.push(key.index);
        self.len -= 1;
        let next = self.wheel.next_deadline();
        if before != next {
            match next {
                Some(tick) => self.wait_until(self.at(tick)),
                None => self.delay = None,
            }
        }
        Some(Expired { deadline: self.at(value.when), data: value.inner, key: *key })
    }

    #[track_caller]
    pub fn reset(&mut self, key: &Key, timeout: Duration) { self.reset_at(key, Instant::now() + timeout) }

    #[track_caller]
    pub fn reset_at(&mut self, key: &Key, when: Instant) {
        self.take_out(key.index);
        let when = self.tick(when);
        self.values[key.index].as_mut().expect("invalid key").when = when;
        self.place(key.index, when);
        if let (Some(_), Some(tick)) = (&self.delay, self.wheel.next_deadline()) {
            self.wait_until(self.at(tick));
        }
    }

    #[cfg(tokio_1_53)]
    #[track_caller]
    pub fn deadline(&self, key: &Key) -> Instant { self.at(self.values[key.index].as_ref().expect("invalid key").when) }

    #[cfg(tokio_1_53)]
    pub fn peek(&self) -> Option<Key> {
        let index = self.expired.last().copied().or_else(|| self.wheel.peek())?;
        Some(Key { index })
    }

    pub fn clear(&mut self) {
        self.values.clear();
        self.free.clear();
        self.len = 0;
        self.expired.clear();
        self.wheel = Wheel::new();
        self.delay = None;
    }

    fn at(&self, tick: u64) -> Instant { self.start + Duration::from_millis(tick) }

    /// Whole milliseconds, rounded up; not before what is over already.
    fn tick(&self, when: Instant) -> u64 {
        let ns = when.saturating_duration_since(self.start).as_nanos();
        ((ns + 999_999) / 1_000_000).max(self.wheel.elapsed as u128) as u64
    }

    fn place(&mut self, index: usize, when: u64) {
        if !self.wheel.insert(index, when) {
            self.expired.push(index);
        }
    }

    fn take_out(&mut self, index: usize) {
        self.expired.retain(|i| *i != index);
        self.wheel.remove(index);
    }

    fn wait_until(&mut self, deadline: Instant) {
        match &mut self.delay {
            Some(delay) => delay.as_mut().reset(deadline),
            None => self.delay = Some(Box::pin(sleep_until(deadline))),
        }
    }

    pub fn poll_expired(&mut self, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>> {
        self.waker = Some(cx.waker().clone());
        let index = match ready!(self.poll_index(cx)) {
            Some(index) => index,
            None => return Poll::Ready(None),
        };
        self.len -= 1;
        self.free.push(index);
        let value = self.values[index].take().unwrap();
        Poll::Ready(Some(Expired { deadline: self.at(value.when), data: value.inner, key: Key { index } }))
    }

    fn poll_index(&mut self, cx: &mut Context<'_>) -> Poll<Option<usize>> {
        if let Some(index) = self.expired.pop() {
            return Poll::Ready(Some(index));
        }
        loop {
            if let Some(delay) = &mut self.delay {
                if !delay.is_elapsed() {
                    ready!(delay.as_mut().poll(cx));
                }
                self.now = (delay.deadline() - self.start).as_millis() as u64;
            }
            let index = self.wheel.poll(self.now);
            self.delay = self.wheel.next_deadline().map(|tick| Box::pin(sleep_until(self.at(tick))));
            if index.is_some() {
                return Poll::Ready(index);
            }
            if self.delay.is_none() {
                return Poll::Ready(None);
            }
        }
    }
}

impl<T> Unpin for DelayQueue<T> {}

impl<T> Default for DelayQueue<T> {
    fn default() -> DelayQueue<T> {
        DelayQueue::new()
    }
}

impl<T> Stream for DelayQueue<T> {
    type Item = Expired<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>> {
        self.poll_expired(cx)
    }
}

impl<T> fmt::Debug for DelayQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DelayQueue").field("len", &self.len()).finish()
    }
}
