//! Many futures on one thread. The pool keeps its own queue of those that were woken.

use super::root::{enter, Root};
use crate::stream::{FuturesUnordered, StreamExt};
use crate::task::{FutureObj, LocalFutureObj, LocalSpawn, Spawn, SpawnError};
use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

const LOCAL: u32 = 2;
const SPAWNED: u32 = 1;
const COMPLETED: u32 = 0;
const PANICKED: u32 = 1;
const CANCELLED: u32 = 2;

type Incoming = RefCell<Vec<PoolTask>>;

pub struct LocalPool {
    pool: FuturesUnordered<PoolTask>,
    incoming: Rc<Incoming>,
    rt: u32,
}

#[derive(Clone)]
pub struct LocalSpawner {
    incoming: Weak<Incoming>,
    rt: u32,
}

/// A future that was spawned. Each of its polls is one of a task.
struct PoolTask {
    id: u32,
    done: bool,
    future: LocalFutureObj<'static, ()>,
}

impl PoolTask {
    fn new(rt: u32, future: LocalFutureObj<'static, ()>) -> PoolTask {
        let (label, place) = (future.label, future.place);
        let file = place.file();
        let id = intrinsics::task_new(
            rt,
            0 as *mut u8,
            false,
            label.as_ptr(),
            label.len(),
            file.as_ptr(),
            file.len(),
            place.line(),
            place.column(),
        );
        intrinsics::task_wake(id, SPAWNED);
        PoolTask { id, done: false, future }
    }

    fn end(&mut self, how: u32) {
        if !self.done {
            self.done = true;
            intrinsics::task_done(self.id, how);
        }
    }
}

impl Future for PoolTask {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        intrinsics::task_poll_begin(self.id);
        let guard = Polling { id: self.id };
        let polled = Pin::new(&mut self.future).poll(cx);
        std::mem::forget(guard);
        intrinsics::task_poll_end(self.id, if polled.is_ready() { 1 } else { 0 });
        if polled.is_ready() {
            self.end(COMPLETED);
        }
        polled
    }
}

impl Drop for PoolTask {
    fn drop(&mut self) {
        self.end(if std::thread::panicking() { PANICKED } else { CANCELLED });
    }
}

struct Polling {
    id: u32,
}

impl Drop for Polling {
    fn drop(&mut self) {
        intrinsics::task_poll_end(self.id, 2);
    }
}

impl LocalPool {
    pub fn new() -> LocalPool {
        LocalPool { pool: FuturesUnordered::new(), incoming: Rc::new(RefCell::new(Vec::new())), rt: intrinsics::rt_new(LOCAL, 1, 0) }
    }

    pub fn spawner(&self) -> LocalSpawner {
        LocalSpawner { incoming: Rc::downgrade(&self.incoming), rt: self.rt }
    }

    /// Until every task is done.
    #[track_caller]
    pub fn run(&mut self) {
        let _enter = enter().expect("cannot execute `LocalPool` executor from within another executor");
        let waker = thread_waker();
        let mut cx = Context::from_waker(&waker);
        while self.poll_pool(&mut cx).is_pending() {
            intrinsics::thread_park(u64::MAX);
        }
    }

    /// Until the future is ready; the tasks run as well. The future is polled first, each time the thread is woken.
    #[track_caller]
    pub fn run_until<F: Future>(&mut self, future: F) -> F::Output {
        let _enter = enter().expect("cannot execute `LocalPool` executor from within another executor");
        let root = Root::new::<F>();
        let mut future = future;
        let mut future = unsafe { Pin::new_unchecked(&mut future) };
        let waker = root.waker();
        let mut cx = Context::from_waker(&waker);
        loop {
            root.wait();
            if let Poll::Ready(value) = root.poll(future.as_mut(), &mut cx) {
                return value;
            }
            let _ = self.poll_pool(&mut cx);
        }
    }

    /// Until one task is done, or none can go on. True: one was done.
    #[track_caller]
    pub fn try_run_one(&mut self) -> bool {
        let _enter = enter().expect("cannot execute `LocalPool` executor from within another executor");
        let waker = thread_waker();
        let mut cx = Context::from_waker(&waker);
        loop {
            if let Poll::Ready(Some(())) = self.poll_once(&mut cx) {
                return true;
            }
            if self.incoming.borrow().is_empty() {
                return false;
            }
        }
    }

    /// Until none can go on.
    #[track_caller]
    pub fn run_until_stalled(&mut self) {
        let _enter = enter().expect("cannot execute `LocalPool` executor from within another executor");
        let waker = thread_waker();
        let _ = self.poll_pool(&mut Context::from_waker(&waker));
    }

    fn poll_pool(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            let polled = self.poll_once(cx);
            if !self.incoming.borrow().is_empty() {
                continue;
            }
            match polled {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(()),
                Poll::Ready(Some(())) => {}
            }
        }
    }

    fn poll_once(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {
        let new = std::mem::take(&mut *self.incoming.borrow_mut());
        for task in new {
            let id = task.id;
            self.pool.insert(task, id);
        }
        self.pool.poll_next_unpin(cx)
    }
}

impl Default for LocalPool {
    fn default() -> LocalPool {
        LocalPool::new()
    }
}

impl fmt::Debug for LocalPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalPool").field("pool", &self.pool).finish()
    }
}

impl Spawn for LocalSpawner {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.spawn_local_obj(future.into())
    }

    fn status(&self) -> Result<(), SpawnError> {
        self.status_local()
    }
}

impl LocalSpawn for LocalSpawner {
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> {
        match self.incoming.upgrade() {
            Some(incoming) => {
                incoming.borrow_mut().push(PoolTask::new(self.rt, future));
                Ok(())
            }
            None => Err(SpawnError::shutdown()),
        }
    }

    fn status_local(&self) -> Result<(), SpawnError> {
        if self.incoming.upgrade().is_some() { Ok(()) } else { Err(SpawnError::shutdown()) }
    }
}

impl fmt::Debug for LocalSpawner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalSpawner").finish()
    }
}

// --- a waker that wakes this thread ---------------------------------------------

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, drop_waker);

fn thread_waker() -> Waker {
    let data = (intrinsics::thread_current() as usize + 1) as *const ();
    unsafe { Waker::from_raw(RawWaker::new(data, &VTABLE)) }
}

unsafe fn clone(data: *const ()) -> RawWaker {
    RawWaker::new(data, &VTABLE)
}

unsafe fn wake(data: *const ()) {
    intrinsics::thread_unpark(data as usize as u32 - 1);
}

unsafe fn drop_waker(_data: *const ()) {}
