//! `JoinSet`: tasks whose results come in the order in which they end.

use super::join::{AbortHandle, Id, JoinError, JoinHandle};
use super::local::LocalSet;
use crate::runtime::Handle;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::vec::Vec;

/// Which members may be done, and who is to be told of it.
struct Ready {
    state: UnsafeCell<(VecDeque<u64>, Option<Waker>)>,
}

unsafe impl Send for Ready {}
unsafe impl Sync for Ready {}

impl Ready {
    fn queue(&self) -> &mut VecDeque<u64> { unsafe { &mut (*self.state.get()).0 } }

    fn waker(&self) -> &mut Option<Waker> { unsafe { &mut (*self.state.get()).1 } }
}

/// The waker that a member's handle is polled with. `listed`: it stands in the queue.
struct Member {
    key: u64,
    listed: Cell<bool>,
    ready: Arc<Ready>,
}

unsafe impl Send for Member {}
unsafe impl Sync for Member {}

impl Wake for Member {
    fn wake(self: Arc<Self>) {
        if self.listed.replace(true) {
            return;
        }
        self.ready.queue().push_back(self.key);
        if let Some(waker) = self.ready.waker().take() {
            waker.wake();
        }
    }
}

struct Entry<T> {
    handle: JoinHandle<T>,
    key: u64,
    member: Arc<Member>,
    waker: Waker,
}

#[must_use = "If a JoinSet is dropped, all its tasks are aborted"]
pub struct JoinSet<T> {
    entries: Vec<Entry<T>>,
    ready: Arc<Ready>,
    next_key: u64,
    res: Res,
}

impl<T> JoinSet<T> {
    #[track_caller]
    pub fn new() -> JoinSet<T> {
        JoinSet {
            entries: Vec::new(),
            ready: Arc::new(Ready { state: UnsafeCell::new((VecDeque::new(), None)) }),
            next_key: 0,
            res: Res::new(res::JOIN_SET),
        }
    }

    pub fn len(&self) -> usize { self.entries.len() }

    pub fn is_empty(&self) -> bool { self.entries.is_empty() }

    fn insert(&mut self, handle: JoinHandle<T>) -> AbortHandle {
        let abort = AbortHandle::of(handle.header);
        let key = self.next_key;
        self.next_key += 1;
        let member = Arc::new(Member { key, listed: Cell::new(false), ready: self.ready.clone() });
        let waker = Waker::from(member.clone());
        if handle.is_finished() {
            waker.wake_by_ref();
        } else {
            super::raw::set_join_waker(handle.header, &waker);
        }
        self.entries.push(Entry { handle, key, member, waker });
        abort
    }

    #[track_caller]
    pub fn spawn<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        self.insert(super::spawn(task))
    }

    #[track_caller]
    pub fn spawn_on<F>(&mut self, task: F, handle: &Handle) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        self.insert(handle.spawn(task))
    }

    #[track_caller]
    pub fn spawn_local<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
        T: 'static,
    {
        self.insert(super::spawn_local(task))
    }

    #[track_caller]
    pub fn spawn_local_on<F>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
        T: 'static,
    {
        self.insert(local_set.spawn_local(task))
    }

    #[track_caller]
    #[cfg(tokio_1_53)]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        self.insert(super::spawn_blocking(f))
    }

    /// The result of the next task that ends; `None` when there is no task.
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>>
    where
        T: 'static,
    {
        match poll_fn(|cx| self.poll_member(cx)).await? {
            Ok((_, t)) => Some(Ok(t)),
            Err(e) => Some(Err(e)),
        }
    }

    #[cfg(tokio_1_53)]
    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>
    where
        T: 'static,
    {
        poll_fn(|cx| self.poll_member(cx)).await
    }

    #[cfg(tokio_1_53)]
    pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {
        match self.poll_member(cx) {
            Poll::Ready(Some(Ok((_, t)))) => Poll::Ready(Some(Ok(t))),
            Poll::Ready(Some(Err(e))) => Poll::Ready(Some(Err(e))),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }

    #[cfg(tokio_1_53)]
    pub fn poll_join_next_with_id(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {
        self.poll_member(cx)
    }

    fn poll_member(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {
        if self.entries.is_empty() {
            return Poll::Ready(None);
        }
        *self.ready.waker() = Some(cx.waker().clone());
        match self.take_ready() {
            Some(Some(result)) => Poll::Ready(Some(result)),
            Some(None) => {
                // one was woken and is not done: the budget is used up
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            None => {
                self.res.wait();
                Poll::Pending
            }
        }
    }

    /// The first that was woken, if any: its result, if it is done.
    fn take_ready(&mut self) -> Option<Option<Result<(Id, T), JoinError>>> {
        let key = self.ready.queue().pop_front()?;
        let at = self.entries.binary_search_by_key(&key, |e| e.key).unwrap();
        let entry = &mut self.entries[at];
        entry.member.listed.set(false);
        let id = Id::of(entry.handle.header);
        let mut cx = Context::from_waker(&entry.waker);
        let result = match Pin::new(&mut entry.handle).poll(&mut cx) {
            Poll::Ready(Ok(t)) => Ok((id, t)),
            Poll::Ready(Err(e)) => Err(e),
            Poll::Pending => return Some(None),
        };
        drop(self.entries.remove(at));
        Some(Some(result))
    }

    #[cfg(tokio_1_53)]
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>>
    where
        T: 'static,
    {
        match crate::task::coop::with_unconstrained(|| self.take_ready())?? {
            Ok((_, t)) => Some(Ok(t)),
            Err(e) => Some(Err(e)),
        }
    }

    /// Aborts all, and waits until they are gone.
    pub async fn shutdown(&mut self)
    where
        T: 'static,
    {
        self.abort_all();
        while self.join_next().await.is_some() {}
    }

    /// All the results, in the order in which they come; a panic goes on here.
    #[cfg(tokio_1_53)]
    pub async fn join_all(mut self) -> Vec<T>
    where
        T: 'static,
    {
        let mut all = Vec::with_capacity(self.len());
        while let Some(result) = self.join_next().await {
            match result {
                Ok(t) => all.push(t),
                Err(e) if e.is_panic() => std::panic::resume_unwind(e.into_panic()),
                Err(e) => panic!("{e}"),
            }
        }
        all
    }

    pub fn abort_all(&mut self) {
        for entry in self.entries.iter() {
            entry.handle.abort();
        }
    }

    pub fn detach_all(&mut self) { self.drain(|_| {}) }

    /// Takes all of them out: first those that have not been woken.
    fn drain(&mut self, f: impl Fn(&JoinHandle<T>)) {
        self.ready.queue().clear();
        let (woken, idle): (Vec<Entry<T>>, Vec<Entry<T>>) = std::mem::take(&mut self.entries).into_iter().partition(|e| e.member.listed.get());
        for entry in idle {
            f(&entry.handle);
        }
        for entry in woken {
            f(&entry.handle);
        }
    }
}

impl<T> Drop for JoinSet<T> {
    fn drop(&mut self) { self.drain(|handle| handle.abort()) }
}
impl<T> Default for JoinSet<T> {
    fn default() -> JoinSet<T> { JoinSet::new() }
}
impl<T> fmt::Debug for JoinSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("JoinSet").field("len", &self.len()).finish() }
}
impl<T, F> std::iter::FromIterator<F> for JoinSet<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    fn from_iter<I: IntoIterator<Item = F>>(iter: I) -> JoinSet<T> {
        let mut set = JoinSet::new();
        for task in iter {
            set.spawn(task);
        }
        set
    }
}
