//! The blocking pool: threads for calls that would keep a worker from its tasks.

use super::join::JoinHandle;
use super::raw::{self, Header};
use crate::runtime::{Hooks, Name};
use std::boxed::Box;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::string::String;
use std::task::{Context, Poll};
use std::vec::Vec;

/// A call as a future that is ready at its first poll.
struct BlockingTask<F> {
    func: Option<F>,
}

impl<F> Unpin for BlockingTask<F> {}

impl<R, F: FnOnce() -> R> Future for BlockingTask<F> {
    type Output = R;
    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<R> {
        let func = self.func.take().expect("[internal exception] blocking task ran twice.");
        Poll::Ready(func())
    }
}

/// One pool a runtime. Threads are started as they are needed and stay until the end.
struct Pool {
    rt: u32,
    max: usize,
    name: Name,
    hooks: Hooks,
    queue: VecDeque<*mut Header>,
    idle: Vec<u32>,
    threads: usize,
    closed: bool,
    closer: u32,
}

/// What a new thread of the pool begins with.
struct Start {
    pool: *mut Pool,
    name: String,
}

struct Pools(UnsafeCell<Vec<*mut Pool>>);
unsafe impl Sync for Pools {}

static POOLS: Pools = Pools(UnsafeCell::new(Vec::new()));

fn pool(rt: u32) -> &'static mut Pool {
    for pool in unsafe { &*POOLS.0.get() }.iter() {
        let pool = unsafe { &mut **pool };
        if pool.rt == rt {
            return pool;
        }
    }
    panic!("{}", crate::runtime::NO_RUNTIME)
}

pub(crate) fn hooks(rt: u32) -> &'static Hooks { &pool(rt).hooks }

pub(crate) fn open_pool(rt: u32, max: usize, name: Name, hooks: Hooks) {
    let pool = Pool {
        rt,
        max,
        name,
        hooks,
        queue: VecDeque::new(),
        idle: Vec::new(),
        threads: 0,
        closed: false,
        closer: u32::MAX,
    };
    unsafe { &mut *POOLS.0.get() }.push(Box::into_raw(Box::new(pool)));
}

/// Calls that have not begun never will; the others are waited for, as long as there is patience.
pub(crate) fn close_pool(rt: u32, patience: u64) {
    let pool = pool(rt);
    pool.closed = true;
    pool.closer = intrinsics::thread_current();
    while let Some(header) = pool.queue.pop_front() {
        raw::release(header);
    }
    while let Some(thread) = pool.idle.pop() {
        intrinsics::thread_unpark(thread);
    }
    let start = intrinsics::rt_clock();
    while pool.threads > 0 {
        if patience == u64::MAX {
            intrinsics::thread_park(u64::MAX);
            continue;
        }
        let gone = intrinsics::rt_clock() - start;
        if gone >= patience {
            break;
        }
        intrinsics::thread_park(patience - gone);
    }
}

fn work(data: *mut u8) {
    let start = unsafe { Box::from_raw(data as *mut Start) };
    let pool = unsafe { &mut *start.pool };
    let _current = crate::runtime::Enter::new(pool.rt);
    std::thread::name_current(&start.name);
    pool.hooks.started();
    let me = intrinsics::thread_current();
    loop {
        match pool.queue.pop_front() {
            Some(header) => {
                raw::run_task(header);
                raw::release(header);
            }
            None if pool.closed => break,
            None => {
                pool.idle.push(me);
                while pool.idle.contains(&me) {
                    intrinsics::thread_park(u64::MAX);
                }
            }
        }
    }
    pool.hooks.stopping();
    pool.threads -= 1;
    if pool.threads == 0 && pool.closer != u32::MAX {
        intrinsics::thread_unpark(pool.closer);
    }
}

/// Runs `func` where it may block.
#[track_caller]
pub fn spawn_blocking<F, R>(func: F) -> JoinHandle<R>
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    let rt = intrinsics::rt_current();
    if rt == u32::MAX {
        panic!("{}", crate::runtime::NO_RUNTIME);
    }
    spawn_blocking_on(rt, func)
}

#[track_caller]
pub(crate) fn spawn_blocking_on<F: FnOnce() -> R, R>(rt: u32, func: F) -> JoinHandle<R> {
    let header = raw::new_task(rt, BlockingTask { func: Some(func) });
    unsafe { (*header).blocking = true };
    let pool = pool(rt);
    if pool.closed {
        raw::cancel_task(unsafe { (*header).id });
        return JoinHandle::new(header);
    }
    raw::retain(header);
    pool.queue.push_back(header);
    match pool.idle.pop() {
        Some(thread) => intrinsics::thread_unpark(thread),
        None if pool.threads < pool.max => {
            pool.threads += 1;
            let name = pool.name.next();
            let start = Box::into_raw(Box::new(Start { pool, name }));
            let name = unsafe { &(*start).name };
            intrinsics::thread_spawn(work, start as *mut u8, 2, name.as_ptr(), name.len());
        }
        None => {}
    }
    JoinHandle::new(header)
}

thread_local! {
    static IN_PLACE: Cell<bool> = const { Cell::new(false) };
}

/// This thread drives tasks just now, and must not block.
pub(crate) fn driving() -> bool {
    let task = intrinsics::task_current();
    if task == u32::MAX {
        return false;
    }
    let header = intrinsics::task_cell(task) as *mut Header;
    if !header.is_null() && unsafe { (*header).blocking } {
        return false;
    }
    !IN_PLACE.get()
}

/// Ends `block_in_place`, also by a panic.
struct Leave(bool);

impl Drop for Leave {
    fn drop(&mut self) { IN_PLACE.set(self.0) }
}

/// Blocks here and now. The worker's other tasks are left to the other workers.
#[track_caller]
pub fn block_in_place<F, R>(f: F) -> R
where
    F: FnOnce() -> R,
{
    let rt = intrinsics::rt_current();
    if driving() && intrinsics::rt_flavor(rt) != 1 {
        panic!("can call blocking only when running on the multi-threaded runtime");
    }
    let _leave = Leave(IN_PLACE.replace(true));
    let _away = crate::runtime::Away::begin();
    f()
}
