//! How a task is to be.

use super::block_on;
use super::current::TaskContext;
use super::join_handle::JoinHandle;
use smol::{Global, LocalExecutor};
use std::any::Any;
use std::future::Future;
use std::intrinsics;
use std::io;
use std::sync::Arc;

static mut GLOBAL: Global = Global::new();

fn thread_name(_n: u32) -> String {
    String::from("async-std/runtime")
}

pub(crate) fn start_threads() {
    unsafe { &mut GLOBAL }.start(0, thread_name);
}

/// Its address is the key of each thread's own executor.
static LOCAL: u8 = 0;

pub(crate) fn local() -> &'static LocalExecutor<'static> {
    let slot = unsafe { &mut *(intrinsics::thread_tls(&LOCAL as *const u8 as usize, 8, 8) as *mut *const LocalExecutor<'static>) };
    if slot.is_null() {
        *slot = Box::into_raw(Box::new(LocalExecutor::new()));
    }
    unsafe { &**slot }
}

#[track_caller]
pub(crate) fn start<F: Future>(name: Option<Arc<String>>, future: F) -> JoinHandle<F::Output> {
    let context = TaskContext::new(name);
    let task = context.task().clone();
    let shared: Arc<dyn Any + Send + Sync> = context;
    JoinHandle::new(unsafe { &mut GLOBAL }.spawn(0, thread_name, Some(shared), future), task)
}

#[track_caller]
pub(crate) fn start_local<F: Future>(name: Option<Arc<String>>, future: F) -> JoinHandle<F::Output> {
    let context = TaskContext::new(name);
    let task = context.task().clone();
    let shared: Arc<dyn Any + Send + Sync> = context;
    JoinHandle::new(local().start(Some(shared), future), task)
}

#[derive(Debug, Default)]
pub struct Builder {
    name: Option<String>,
}

impl Builder {
    pub fn new() -> Builder {
        Builder { name: None }
    }

    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    #[track_caller]
    pub fn spawn<F, T>(self, future: F) -> io::Result<JoinHandle<T>>
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        Ok(start(self.name.map(Arc::new), future))
    }

    #[track_caller]
    pub fn local<F, T>(self, future: F) -> io::Result<JoinHandle<T>>
    where
        F: Future<Output = T> + 'static,
        T: 'static,
    {
        Ok(start_local(self.name.map(Arc::new), future))
    }

    #[track_caller]
    #[pitfall = "blocks; async_std::task::Builder::blocking; await the future instead: `future.await`"]
    pub fn blocking<F, T>(self, future: F) -> T
    where
        F: Future<Output = T>,
    {
        block_on::drive(self.name.map(Arc::new), future)
    }
}
