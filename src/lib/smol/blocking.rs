//! Threads for work that blocks.

use crate::plain::Plain;
use crate::task::{self, Context, Header, Target, Task};
use std::collections::VecDeque;
use std::intrinsics;

const LOCAL: u32 = 2;
const BLOCKING: u32 = 2;
const MOST: usize = 500;

/// An idle thread waits for up to five jobs before another thread is started.
struct Pool {
    rt: Option<u32>,
    queue: VecDeque<*mut Header>,
    idle: Vec<u32>,
    threads: usize,
}

unsafe impl Send for Pool {}

static POOL: Plain<Pool> = Plain::new(Pool { rt: None, queue: VecDeque::new(), idle: Vec::new(), threads: 0 });

/// Runs the closure on another thread.
#[track_caller]
pub fn unblock<T, F>(f: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    unblock_in(None, f)
}

/// The same with something that the task carries.
#[doc(hidden)]
#[track_caller]
pub fn unblock_in<T, F: FnOnce() -> T>(context: Context, f: F) -> Task<T> {
    let pool = POOL.get();
    let rt = *pool.rt.get_or_insert_with(|| intrinsics::rt_new(LOCAL, 1, 0));
    task::start(rt, Target::Blocking, context, async move { f() }).0
}

pub(crate) fn push(header: *mut Header) {
    let pool = POOL.get();
    pool.queue.push_back(header);
    if let Some(thread) = pool.idle.pop() {
        intrinsics::thread_unpark(thread);
    } else if pool.threads < MOST {
        pool.threads += 1;
        let name = format!("blocking-{}", pool.threads);
        let data = Box::into_raw(Box::new(name.clone())) as *mut u8;
        intrinsics::thread_spawn(work, data, BLOCKING, name.as_ptr(), name.len());
    }
}

fn work(data: *mut u8) {
    let name = *unsafe { Box::from_raw(data as *mut String) };
    std::thread::name_current(&name);
    intrinsics::rt_enter(u32::MAX);
    let me = intrinsics::thread_current();
    loop {
        match POOL.get().queue.pop_front() {
            Some(header) => drop(task::run(header)),
            None => {
                POOL.get().idle.push(me);
                while POOL.get().idle.contains(&me) {
                    intrinsics::thread_park(u64::MAX);
                }
            }
        }
    }
}
