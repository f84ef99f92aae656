//! `DelayQueue`: a stream that gives each value when its time has come.

use futures::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll, Waker};
use tokio::time::{sleep_until, Duration, Instant, Sleep};

pub struct DelayQueue<T> {
    /// By deadline; of those with the same deadline the first that was put in comes first.
    entries: Vec<Entry<T>>,
    delay: Option<Pin<Box<Sleep>>>,
    waker: Option<Waker>,
    next_key: usize,
}

struct Entry<T> {
    key: usize,
    deadline: Instant,
    value: T,
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
    pub fn new() -> DelayQueue<T> {
        DelayQueue { entries: Vec::new(), delay: None, waker: None, next_key: 0 }
    }

    pub fn with_capacity(capacity: usize) -> DelayQueue<T> {
        DelayQueue { entries: Vec::with_capacity(capacity), delay: None, waker: None, next_key: 0 }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    #[track_caller]
    pub fn insert(&mut self, value: T, timeout: Duration) -> Key {
        self.insert_at(value, Instant::now() + timeout)
    }

    #[track_caller]
    pub fn insert_at(&mut self, value: T, when: Instant) -> Key {
        let key = self.next_key;
        self.next_key += 1;
        self.place(Entry { key, deadline: when, value });
        Key { index: key }
    }

    #[track_caller]
    pub fn remove(&mut self, key: &Key) -> Expired<T> {
        self.try_remove(key).expect("invalid key")
    }

    pub fn try_remove(&mut self, key: &Key) -> Option<Expired<T>> {
        let i = self.entries.iter().position(|e| e.key == key.index)?;
        let entry = self.entries.remove(i);
        if i == 0 {
            self.changed();
        }
        Some(Expired { data: entry.value, deadline: entry.deadline, key: *key })
    }

    #[track_caller]
    pub fn reset(&mut self, key: &Key, timeout: Duration) {
        self.reset_at(key, Instant::now() + timeout);
    }

    #[track_caller]
    pub fn reset_at(&mut self, key: &Key, when: Instant) {
        let i = self.entries.iter().position(|e| e.key == key.index).expect("invalid key");
        let mut entry = self.entries.remove(i);
        entry.deadline = when;
        self.place(entry);
        self.changed();
    }

    pub fn deadline(&self, key: &Key) -> Instant {
        self.entries.iter().find(|e| e.key == key.index).expect("invalid key").deadline
    }

    pub fn peek(&self) -> Option<Key> {
        self.entries.first().map(|e| Key { index: e.key })
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.delay = None;
    }

    fn place(&mut self, entry: Entry<T>) {
        let at = self.entries.iter().position(|e| e.deadline > entry.deadline).unwrap_or(self.entries.len());
        self.entries.insert(at, entry);
        if at == 0 {
            self.changed();
        }
    }

    /// Another value is the first now.
    fn changed(&mut self) {
        self.delay = None;
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    pub fn poll_expired(&mut self, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>> {
        self.waker = Some(cx.waker().clone());
        let deadline = match self.entries.first() {
            Some(first) => first.deadline,
            None => return Poll::Ready(None),
        };
        let delay = self.delay.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        ready!(delay.as_mut().poll(cx));
        self.delay = None;
        let first = self.entries.remove(0);
        Poll::Ready(Some(Expired { data: first.value, deadline: first.deadline, key: Key { index: first.key } }))
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
