//! Runtimes: what polls the tasks. The queues, timers and clocks are kept by the
//! simulated machine; the loops that take from them stand here.

mod builder;
mod handle;

pub use self::builder::Builder;
pub use self::handle::{EnterGuard, Handle, TryCurrentError};

use crate::task::{self, JoinHandle};
use std::boxed::Box;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::io;
use std::pin::Pin;
use std::string::String;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use std::vec::Vec;

const POLL_TASK: u64 = 0;
const POLL_ROOT: u64 = 1;
const FIRE_TIMER: u64 = 2;
const SHUT_DOWN: u64 = 3;
const WAKE: u64 = 4;
const PARK: u64 = 5;
const UNPARK: u64 = 6;
const NO_TASK: u64 = u32::MAX as u64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuntimeFlavor {
    CurrentThread,
    MultiThread,
}

/// Owns the threads and the tasks; dropping it drops every task that is not done.
#[home = "tokio::runtime::runtime"]
pub struct Runtime {
    handle: Handle,
    crew: Arc<Crew>,
    /// how long to wait for blocking calls at the end, in ns
    patience: u64,
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheduler = if self.handle.multi { "MultiThread(MultiThread)" } else { "CurrentThread(CurrentThread)" };
        f.debug_struct("Runtime")
            .field("scheduler", &format_args!("{}", scheduler))
            .field("handle", &self.handle)
            .field("blocking_pool", &format_args!("BlockingPool"))
            .finish()
    }
}

impl Runtime {
    pub fn new() -> io::Result<Runtime> {
        Builder::new_multi_thread().enable_all().build()
    }

    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        task::spawn_on(self.handle.rt, future)
    }

    pub fn enter(&self) -> EnterGuard<'_> {
        self.handle.enter()
    }

    /// Drives the future on this thread until it is ready.
    #[track_caller]
    #[pitfall = "blocks; tokio::runtime::Runtime::block_on; await the future instead: inside a Tokio runtime this call panics"]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        block_on(self.handle.rt, self.handle.rt, if self.handle.multi { NO_WORKER } else { 0 }, future)
    }

    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        task::spawn_blocking_on(self.handle.rt, func)
    }

    pub fn shutdown_timeout(mut self, duration: Duration) {
        let n = duration.as_nanos();
        self.patience = if n > u64::MAX as u128 { u64::MAX } else { n as u64 };
    }

    pub fn shutdown_background(mut self) {
        self.patience = 0;
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        intrinsics::rt_close(self.handle.rt);
        let mut i = 0;
        while i < self.crew.threads.borrow().len() {
            let worker = self.crew.threads.borrow()[i];
            while !intrinsics::thread_done(worker) {
                intrinsics::thread_park(u64::MAX);
            }
            i += 1;
        }
        let before = intrinsics::rt_enter(self.handle.rt);
        loop {
            let next = intrinsics::task_next(self.handle.rt, 0);
            if next >> 32 == SHUT_DOWN {
                if next & NO_TASK == NO_TASK {
                    break;
                }
                task::cancel_task(next as u32);
            }
        }
        intrinsics::rt_enter(before);
        let may_not_wait = self.patience > 0 && task::driving();
        task::close_pool(self.handle.rt, if may_not_wait { 0 } else { self.patience });
        if may_not_wait && !std::thread::panicking() {
            panic!(
                "Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime is dropped from within an asynchronous context."
            );
        }
    }
}

/// Makes a runtime current on this thread for as long as it lives.
pub(crate) struct Enter {
    before: u32,
}

impl Enter {
    pub(crate) fn new(rt: u32) -> Enter {
        Enter { before: intrinsics::rt_enter(rt) }
    }
}

impl Drop for Enter {
    fn drop(&mut self) {
        intrinsics::rt_enter(self.before);
    }
}

/// What a panic says where a runtime is needed and there is none.
pub(crate) const NO_RUNTIME: &str = "there is no reactor running, must be called from the context of a Tokio 1.x runtime";

/// For `task_next`: the thread that asks is no worker.
pub(crate) const NO_WORKER: u32 = u32::MAX;

/// Drives the future on this thread, inside runtime `rt`; `driver` says what is to be done next.
#[track_caller]
pub(crate) fn block_on<F: Future>(rt: u32, driver: u32, worker: u32, future: F) -> F::Output {
    if task::driving() {
        panic!(
            "Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) attempted to block the current thread while the thread is being used to drive asynchronous tasks."
        );
    }
    let _current = Enter::new(rt);
    let root = task::Root::new::<F>(driver);
    let mut future = future;
    let mut future = unsafe { Pin::new_unchecked(&mut future) };
    let waker = root.waker();
    let mut cx = Context::from_waker(&waker);
    loop {
        let next = intrinsics::task_next(driver, worker);
        match next >> 32 {
            POLL_ROOT => {
                if let Poll::Ready(value) = task::poll_root(&root, future.as_mut(), &mut cx) {
                    return value;
                }
            }
            POLL_TASK => task::run_task(next as u32 as usize as *mut task::Header),
            FIRE_TIMER => crate::time::fire(next as u32),
            WAKE => task::wake_deferred(next as u32),
            PARK => task::hooks(rt).waits(true),
            UNPARK => task::hooks(rt).waits(false),
            _ => panic!("the runtime was shut down"),
        }
    }
}

/// The loop of a worker thread.
fn work(data: *mut u8) {
    let worker = unsafe { Box::from_raw(data as *mut Worker) };
    let _current = Enter::new(worker.rt);
    std::thread::name_current(&worker.name);
    WORKER.set(&*worker);
    worker.hooks.started();
    loop {
        let next = intrinsics::task_next(worker.rt, worker.index);
        match next >> 32 {
            POLL_TASK => task::run_task(next as u32 as usize as *mut task::Header),
            FIRE_TIMER => crate::time::fire(next as u32),
            WAKE => task::wake_deferred(next as u32),
            PARK => worker.hooks.waits(true),
            UNPARK => worker.hooks.waits(false),
            SHUT_DOWN => break,
            _ => {}
        }
    }
    worker.hooks.stopping();
}

#[derive(Clone)]
struct Worker {
    rt: u32,
    index: u32,
    name: String,
    hooks: Hooks,
    crew: Arc<Crew>,
}

/// The threads of the workers; one that blocks in place may be replaced.
pub(crate) struct Crew {
    threads: RefCell<Vec<u32>>,
}

unsafe impl Send for Crew {}
unsafe impl Sync for Crew {}

impl Crew {
    pub(crate) fn new() -> Arc<Crew> { Arc::new(Crew { threads: RefCell::new(Vec::new()) }) }
}

thread_local! {
    /// the worker that this thread is
    static WORKER: Cell<*const Worker> = const { Cell::new(std::ptr::null()) };
}

/// As long as this lives the worker's tasks are the others'; where there are no others, another thread takes its place.
pub(crate) struct Away {
    worker: *const Worker,
}

impl Away {
    pub(crate) fn begin() -> Away {
        let worker = WORKER.replace(std::ptr::null());
        if let Some(w) = unsafe { worker.as_ref() } {
            if !intrinsics::worker_away(w.rt, w.index, true) {
                start(w.clone());
            }
        }
        Away { worker }
    }
}
impl Drop for Away {
    fn drop(&mut self) {
        if let Some(w) = unsafe { self.worker.as_ref() } {
            intrinsics::worker_away(w.rt, w.index, false);
            WORKER.set(self.worker);
        }
    }
}

/// How the threads of a runtime are called.
#[derive(Clone)]
pub(crate) enum Name {
    Same(String),
    Each(Arc<dyn Fn() -> String + Send + Sync>),
}

impl Name {
    pub(crate) fn next(&self) -> String {
        match self {
            Name::Same(name) => name.clone(),
            Name::Each(f) => f(),
        }
    }
}

/// What the program wants to be done when a thread of the runtime begins and ends, and when it waits.
#[derive(Clone)]
pub(crate) struct Hooks {
    pub(crate) start: Option<Arc<dyn Fn() + Send + Sync>>,
    pub(crate) stop: Option<Arc<dyn Fn() + Send + Sync>>,
    pub(crate) park: Option<Arc<dyn Fn() + Send + Sync>>,
    pub(crate) unpark: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Hooks {
    pub(crate) fn started(&self) {
        if let Some(f) = &self.start {
            f();
        }
    }

    pub(crate) fn stopping(&self) {
        if let Some(f) = &self.stop {
            f();
        }
    }

    /// The thread is about to wait, or waits no more.
    fn waits(&self, begins: bool) {
        if let Some(f) = if begins { &self.park } else { &self.unpark } {
            f();
        }
    }
}

pub(crate) fn start_worker(rt: u32, index: u32, name: String, hooks: Hooks, crew: &Arc<Crew>) {
    start(Worker { rt, index, name, hooks, crew: crew.clone() });
}

fn start(worker: Worker) {
    let crew = worker.crew.clone();
    let worker = Box::into_raw(Box::new(worker));
    let name = unsafe { &(*worker).name };
    let thread = intrinsics::thread_spawn(work, worker as *mut u8, 1, name.as_ptr(), name.len());
    crew.threads.borrow_mut().push(thread);
}
