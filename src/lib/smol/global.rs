//! `spawn`: tasks on threads that belong to nobody.

use crate::task::{self, Context, Header, Target, Task};
use std::future::Future;
use std::intrinsics;

const MULTI_THREAD: u32 = 1;
const WORKER: u32 = 1;
const POLL_TASK: u64 = 0;

/// An executor with threads of its own, which are started with the first task.
pub struct Global {
    rt: Option<u32>,
}

impl Global {
    pub const fn new() -> Global {
        Global { rt: None }
    }

    /// `threads` 0: as many as a runtime has. `name`: of the n-th, from 1.
    pub fn start(&mut self, threads: u32, name: fn(u32) -> String) -> u32 {
        match self.rt {
            Some(rt) => rt,
            None => {
                let rt = intrinsics::rt_new(MULTI_THREAD, threads, 0);
                self.rt = Some(rt);
                for index in 0..intrinsics::rt_workers(rt) {
                    let label = name(index + 1);
                    let worker = Box::into_raw(Box::new(Worker { rt, index, name: label.clone() }));
                    intrinsics::thread_spawn(work, worker as *mut u8, WORKER, label.as_ptr(), label.len());
                }
                rt
            }
        }
    }

    #[track_caller]
    pub fn spawn<F: Future>(&mut self, threads: u32, name: fn(u32) -> String, context: Context, future: F) -> Task<F::Output> {
        let rt = self.start(threads, name);
        task::start(rt, Target::Workers, context, future).0
    }
}

struct Worker {
    rt: u32,
    index: u32,
    name: String,
}

fn work(data: *mut u8) {
    let worker = *unsafe { Box::from_raw(data as *mut Worker) };
    std::thread::name_current(&worker.name);
    intrinsics::rt_enter(u32::MAX);
    loop {
        let next = intrinsics::task_next(worker.rt, worker.index);
        if next >> 32 == POLL_TASK {
            // a panic has been told already; who waits for the task is told by its handle
            drop(task::run(next as usize as *mut Header));
        }
    }
}

static mut GLOBAL: Global = Global::new();

fn name_of(n: u32) -> String {
    format!("smol-{n}")
}

#[track_caller]
pub fn spawn<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Task<T> {
    unsafe { &mut GLOBAL }.spawn(1, name_of, None, future)
}
