//! A set of futures; their outputs come as they are ready.
//!
//! Each future has a waker of its own: only those that were woken are polled, in the order
//! of their wakes. A set that has polled as many as it holds lets the others of its task go on first.

use super::{FusedStream, Stream};
use crate::plain::Plain;
use crate::task::{waker_ref, ArcWake, AtomicWaker};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

const NO_TASK: u32 = u32::MAX;

#[must_use = "streams do nothing unless polled"]
pub struct FuturesUnordered<Fut> {
    ready: Arc<Ready>,
    slots: Vec<Slot<Fut>>,
    head: usize,
    free: usize,
    len: usize,
    terminated: bool,
}

const NIL: usize = usize::MAX;

/// A future of the set. Those that are in it form a list, the one that was put in (or polled) last first.
struct Slot<Fut> {
    future: Option<Pin<Box<Fut>>>,
    entry: Option<Arc<Entry>>,
    prev: usize,
    next: usize,
}

struct Ready {
    queue: Plain<VecDeque<Arc<Entry>>>,
    parent: AtomicWaker,
}

/// What the wakers of one future know. `task`: it is one for the view, too.
struct Entry {
    ready: Weak<Ready>,
    slot: Plain<usize>,
    queued: Plain<bool>,
    woken: Plain<bool>,
    task: u32,
}

impl ArcWake for Entry {
    fn wake_by_ref(this: &Arc<Entry>) {
        *this.woken.get() = true;
        let ready = match this.ready.upgrade() {
            Some(ready) => ready,
            None => return,
        };
        if !*this.queued.get() {
            *this.queued.get() = true;
            ready.queue.get().push_back(this.clone());
            if this.task != NO_TASK {
                intrinsics::task_wake(this.task, 0);
            }
            ready.parent.wake();
        }
    }
}

impl<Fut> Unpin for FuturesUnordered<Fut> {}
unsafe impl<Fut: Send> Send for FuturesUnordered<Fut> {}
unsafe impl<Fut: Sync> Sync for FuturesUnordered<Fut> {}

impl<Fut> FuturesUnordered<Fut> {
    pub fn new() -> FuturesUnordered<Fut> {
        let ready = Arc::new(Ready { queue: Plain::new(VecDeque::new()), parent: AtomicWaker::new() });
        FuturesUnordered { ready, slots: Vec::new(), head: NIL, free: NIL, len: 0, terminated: false }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Puts a future in. It is polled when the set is polled next, not before.
    pub fn push(&self, future: Fut) {
        let this = unsafe { &mut *(self as *const FuturesUnordered<Fut> as *mut FuturesUnordered<Fut>) };
        this.insert(future, NO_TASK);
    }

    pub(crate) fn insert(&mut self, future: Fut, task: u32) {
        let i = self.free;
        let i = if i == NIL {
            self.slots.push(Slot { future: None, entry: None, prev: NIL, next: NIL });
            self.slots.len() - 1
        } else {
            self.free = self.slots[i].next;
            i
        };
        let ready = Arc::downgrade(&self.ready);
        let entry = Entry { ready, slot: Plain::new(i), queued: Plain::new(true), woken: Plain::new(false), task };
        let entry = Arc::new(entry);
        self.slots[i].future = Some(Box::pin(future));
        self.slots[i].entry = Some(entry.clone());
        self.link(i);
        self.terminated = false;
        self.ready.queue.get().push_back(entry);
    }

    fn link(&mut self, i: usize) {
        self.slots[i].prev = NIL;
        self.slots[i].next = self.head;
        if self.head != NIL {
            let head = self.head;
            self.slots[head].prev = i;
        }
        self.head = i;
        self.len += 1;
    }

    fn unlink(&mut self, i: usize) {
        let (prev, next) = (self.slots[i].prev, self.slots[i].next);
        if prev == NIL {
            self.head = next;
        } else {
            self.slots[prev].next = next;
        }
        if next != NIL {
            self.slots[next].prev = prev;
        }
        self.len -= 1;
    }

    /// Forgets a future that is not in the list any more.
    fn release(&mut self, i: usize) {
        if let Some(entry) = self.slots[i].entry.take() {
            *entry.queued.get() = true;
            *entry.slot.get() = NIL;
        }
        let future = self.slots[i].future.take();
        self.slots[i].next = self.free;
        self.free = i;
        drop(future);
    }

    pub fn clear(&mut self) {
        while self.head != NIL {
            let i = self.head;
            self.unlink(i);
            self.release(i);
        }
        self.ready.queue.get().clear();
        self.terminated = false;
    }

    pub fn iter(&self) -> Iter<'_, Fut>
    where
        Fut: Unpin,
    {
        Iter { set: self, at: self.head }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, Fut>
    where
        Fut: Unpin,
    {
        IterMut { at: self.head, set: self }
    }
}

/// A poll that panics takes its future with it.
struct Bomb<'a, Fut> {
    set: &'a mut FuturesUnordered<Fut>,
    slot: usize,
}

impl<Fut> Drop for Bomb<'_, Fut> {
    fn drop(&mut self) {
        if self.slot != NIL {
            self.set.release(self.slot);
        }
    }
}

impl<Fut: Future> Stream for FuturesUnordered<Fut> {
    type Item = Fut::Output;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = &mut *self;
        let len = this.len;
        let mut polled = 0;
        let mut yielded = 0;
        this.ready.parent.register(cx.waker());
        loop {
            let entry = match this.ready.queue.get().pop_front() {
                Some(entry) => entry,
                None if this.len == 0 => {
                    this.terminated = true;
                    return Poll::Ready(None);
                }
                None => return Poll::Pending,
            };
            let i = *entry.slot.get();
            if i == NIL {
                continue;
            }
            this.unlink(i);
            *entry.queued.get() = false;
            *entry.woken.get() = false;
            let mut bomb = Bomb { set: &mut *this, slot: i };
            let waker = waker_ref(&entry);
            let result = match &mut bomb.set.slots[i].future {
                Some(future) => future.as_mut().poll(&mut Context::from_waker(&waker)),
                None => unreachable!(),
            };
            polled += 1;
            if let Poll::Ready(output) = result {
                return Poll::Ready(Some(output));
            }
            bomb.slot = NIL;
            drop(bomb);
            this.link(i);
            if *entry.woken.get() {
                yielded += 1;
            }
            if yielded >= 2 || polled == len {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl<Fut: Future> FusedStream for FuturesUnordered<Fut> {
    fn is_terminated(&self) -> bool {
        self.terminated
    }
}

impl<Fut> Drop for FuturesUnordered<Fut> {
    fn drop(&mut self) {
        self.clear();
    }
}

impl<Fut> Default for FuturesUnordered<Fut> {
    fn default() -> FuturesUnordered<Fut> {
        FuturesUnordered::new()
    }
}

impl<Fut> FromIterator<Fut> for FuturesUnordered<Fut> {
    fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> FuturesUnordered<Fut> {
        let mut set = FuturesUnordered::new();
        set.extend(iter);
        set
    }
}

impl<Fut> Extend<Fut> for FuturesUnordered<Fut> {
    fn extend<I: IntoIterator<Item = Fut>>(&mut self, iter: I) {
        for future in iter {
            self.insert(future, NO_TASK);
        }
    }
}

impl<Fut> fmt::Debug for FuturesUnordered<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FuturesUnordered {{ ... }}")
    }
}

/// The futures that are still in the set.
pub struct Iter<'a, Fut> {
    set: &'a FuturesUnordered<Fut>,
    at: usize,
}

impl<'a, Fut: Unpin> Iterator for Iter<'a, Fut> {
    type Item = &'a Fut;

    fn next(&mut self) -> Option<&'a Fut> {
        if self.at == NIL {
            return None;
        }
        let slot = &self.set.slots[self.at];
        self.at = slot.next;
        slot.future.as_ref().map(|f| f.as_ref().get_ref())
    }
}

pub struct IterMut<'a, Fut> {
    set: &'a mut FuturesUnordered<Fut>,
    at: usize,
}

impl<'a, Fut: Unpin> Iterator for IterMut<'a, Fut> {
    type Item = &'a mut Fut;

    fn next(&mut self) -> Option<&'a mut Fut> {
        if self.at == NIL {
            return None;
        }
        let slot = unsafe { &mut *(&mut self.set.slots[self.at] as *mut Slot<Fut>) };
        self.at = slot.next;
        slot.future.as_mut().map(|f| f.as_mut().get_mut())
    }
}

impl<'a, Fut: Unpin> IntoIterator for &'a FuturesUnordered<Fut> {
    type Item = &'a Fut;
    type IntoIter = Iter<'a, Fut>;

    fn into_iter(self) -> Iter<'a, Fut> {
        self.iter()
    }
}

impl<'a, Fut: Unpin> IntoIterator for &'a mut FuturesUnordered<Fut> {
    type Item = &'a mut Fut;
    type IntoIter = IterMut<'a, Fut>;

    fn into_iter(self) -> IterMut<'a, Fut> {
        self.iter_mut()
    }
}

#[unsupported] pub struct IntoIter<Fut> {}
#[unsupported] pub struct IterPinMut<'a, Fut> {}
#[unsupported] pub struct IterPinRef<'a, Fut> {}
