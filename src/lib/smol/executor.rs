//! Executors of the program's own: their tasks run while somebody polls `run`, or calls `tick`.

use crate::future::{self, yield_now};
use crate::plain::Plain;
use crate::task::{self, Header, Target, Task};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::marker::PhantomData;
use std::panic;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

const LOCAL: u32 = 2;

/// Shared by the executor, its tasks and those who run it.
pub(crate) struct State {
    rt: u32,
    queue: Plain<VecDeque<*mut Header>>,
    active: Plain<Vec<*mut Header>>,
    sleepers: Plain<Sleepers>,
}

unsafe impl Send for State {}
unsafe impl Sync for State {}

/// Those who wait for tasks. Only one is told at a time: the one that came last.
struct Sleepers {
    count: usize,
    wakers: Vec<(u64, Waker)>,
    next_id: u64,
    notified: bool,
}

impl Sleepers {
    fn told(&self) -> bool {
        self.count == 0 || self.count > self.wakers.len()
    }
}

impl State {
    fn new() -> State {
        State {
            rt: intrinsics::rt_new(LOCAL, 1, 0),
            queue: Plain::new(VecDeque::new()),
            active: Plain::new(Vec::new()),
            sleepers: Plain::new(Sleepers { count: 0, wakers: Vec::new(), next_id: 1, notified: true }),
        }
    }

    pub(crate) fn push(&self, header: *mut Header) {
        self.queue.get().push_back(header);
        self.notify();
    }

    fn notify(&self) {
        let sleepers = self.sleepers.get();
        if !sleepers.notified {
            sleepers.notified = true;
            if sleepers.wakers.len() == sleepers.count {
                if let Some((_, waker)) = sleepers.wakers.pop() {
                    waker.wake();
                }
            }
        }
    }

    /// A place among the tasks that are not done.
    fn enter(&self, header: *mut Header) {
        let active = self.active.get();
        let slot = match active.iter().position(|h| h.is_null()) {
            Some(slot) => slot,
            None => {
                active.push(0 as *mut Header);
                active.len() - 1
            }
        };
        active[slot] = header;
        unsafe { (*header).slot = slot };
    }

    pub(crate) fn forget(&self, slot: usize) {
        if let Some(place) = self.active.get().get_mut(slot) {
            *place = 0 as *mut Header;
        }
    }

    /// Every task that is left is cancelled.
    fn shut_down(&self) {
        for header in self.active.get().clone() {
            if !header.is_null() {
                task::cancel(header);
            }
        }
        self.queue.get().clear();
    }
}

/// One of those who run tasks.
#[doc(hidden)]
pub struct Ticker<'a> {
    state: &'a State,
    sleeping: u64,
}

impl Ticker<'_> {
    /// Runs what is scheduled; the waker is called when there is more.
    pub fn run_scheduled(&mut self, cx: &mut Context<'_>) {
        while let Poll::Ready(header) = self.poll_runnable(cx) {
            run_one(header);
        }
    }

    fn poll_runnable(&mut self, cx: &mut Context<'_>) -> Poll<*mut Header> {
        loop {
            match self.state.queue.get().pop_front() {
                Some(header) => {
                    self.wake();
                    self.state.notify();
                    return Poll::Ready(header);
                }
                None => {
                    if !self.sleep(cx.waker()) {
                        return Poll::Pending;
                    }
                }
            }
        }
    }

    /// False: it sleeps already, and nobody has told it.
    fn sleep(&mut self, waker: &Waker) -> bool {
        let sleepers = self.state.sleepers.get();
        if self.sleeping == 0 {
            self.sleeping = sleepers.next_id;
            sleepers.next_id += 1;
            sleepers.count += 1;
            sleepers.wakers.push((self.sleeping, waker.clone()));
        } else {
            let id = self.sleeping;
            if let Some(mine) = sleepers.wakers.iter_mut().find(|w| w.0 == id) {
                mine.1 = waker.clone();
                return false;
            }
            sleepers.wakers.push((id, waker.clone()));
        }
        sleepers.notified = sleepers.told();
        true
    }

    fn wake(&mut self) -> bool {
        if self.sleeping == 0 {
            return false;
        }
        let sleepers = self.state.sleepers.get();
        let id = self.sleeping;
        self.sleeping = 0;
        sleepers.count -= 1;
        let before = sleepers.wakers.len();
        sleepers.wakers.retain(|w| w.0 != id);
        let told = sleepers.wakers.len() == before;
        sleepers.notified = sleepers.told();
        told
    }
}

impl Drop for Ticker<'_> {
    fn drop(&mut self) {
        if self.wake() {
            self.state.notify();
        }
    }
}

fn run_one(header: *mut Header) {
    if let Some(payload) = task::run(header) {
        panic::resume_unwind(payload);
    }
}

pub struct Executor<'a> {
    state: Plain<Option<Arc<State>>>,
    _marker: PhantomData<RefCell<&'a ()>>,
}

unsafe impl Send for Executor<'_> {}
unsafe impl Sync for Executor<'_> {}
impl panic::UnwindSafe for Executor<'_> {}
impl panic::RefUnwindSafe for Executor<'_> {}

impl<'a> Executor<'a> {
    pub const fn new() -> Executor<'a> {
        Executor { state: Plain::new(None), _marker: PhantomData }
    }

    fn state(&self) -> &Arc<State> {
        self.state.get().get_or_insert_with(|| Arc::new(State::new()))
    }

    #[track_caller]
    #[doc(hidden)]
    pub fn start<F: Future>(&self, context: task::Context, future: F) -> Task<F::Output> {
        let state = self.state().clone();
        let (task, header) = task::start(state.rt, Target::Queue(state.clone()), context, future);
        state.enter(header);
        task
    }

    pub fn is_empty(&self) -> bool {
        self.state().active.get().iter().all(|h| h.is_null())
    }

    #[track_caller]
    pub fn spawn<T: Send + 'a>(&self, future: impl Future<Output = T> + Send + 'a) -> Task<T> {
        self.start(None, future)
    }

    /// One who runs its tasks; nobody while it has never had one.
    #[doc(hidden)]
    pub fn ticker(&self) -> Option<Ticker<'_>> {
        match self.state.get() {
            Some(state) => Some(Ticker { state, sleeping: 0 }),
            None => None,
        }
    }

    /// Runs one task; false: none is scheduled.
    pub fn try_tick(&self) -> bool {
        let state = self.state();
        match state.queue.get().pop_front() {
            Some(header) => {
                state.notify();
                run_one(header);
                true
            }
            None => false,
        }
    }

    /// Waits for a task, and runs it once.
    pub async fn tick(&self) {
        let mut ticker = Ticker { state: self.state(), sleeping: 0 };
        run_one(future::poll_fn(|cx| ticker.poll_runnable(cx)).await);
    }

    /// Runs tasks until the future is ready. The future is polled first.
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let mut ticker = Ticker { state: self.state(), sleeping: 0 };
        let run_forever = async {
            loop {
                for _ in 0..200 {
                    run_one(future::poll_fn(|cx| ticker.poll_runnable(cx)).await);
                }
                yield_now().await;
            }
        };
        future::or(future, run_forever).await
    }
}

impl Drop for Executor<'_> {
    fn drop(&mut self) {
        if let Some(state) = self.state.get() {
            state.shut_down();
        }
    }
}

impl<'a> Default for Executor<'a> {
    fn default() -> Executor<'a> {
        Executor::new()
    }
}

impl fmt::Debug for Executor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executor").finish()
    }
}

/// An executor for one thread: its futures need not be `Send`.
pub struct LocalExecutor<'a> {
    inner: Executor<'a>,
    _marker: PhantomData<Rc<()>>,
}

impl panic::UnwindSafe for LocalExecutor<'_> {}
impl panic::RefUnwindSafe for LocalExecutor<'_> {}

impl<'a> LocalExecutor<'a> {
    pub const fn new() -> LocalExecutor<'a> {
        LocalExecutor { inner: Executor::new(), _marker: PhantomData }
    }

    #[doc(hidden)]
    #[track_caller]
    pub fn start<F: Future>(&self, context: task::Context, future: F) -> Task<F::Output> {
        self.inner.start(context, future)
    }

    #[doc(hidden)]
    pub fn ticker(&self) -> Option<Ticker<'_>> {
        self.inner.ticker()
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    #[track_caller]
    pub fn spawn<T: 'a>(&self, future: impl Future<Output = T> + 'a) -> Task<T> {
        self.start(None, future)
    }

    pub fn try_tick(&self) -> bool {
        self.inner.try_tick()
    }

    pub async fn tick(&self) {
        self.inner.tick().await
    }

    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.inner.run(future).await
    }
}

impl<'a> Default for LocalExecutor<'a> {
    fn default() -> LocalExecutor<'a> {
        LocalExecutor::new()
    }
}

impl fmt::Debug for LocalExecutor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalExecutor").finish()
    }
}
