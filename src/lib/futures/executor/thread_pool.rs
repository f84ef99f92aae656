//! Threads that take the tasks that were woken from one queue.

use crate::task::{FutureObj, Spawn, SpawnError};
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, RawWaker, RawWakerVTable, Waker};

const MULTI_THREAD: u32 = 1;
const WORKER: u32 = 1;
const SPAWNED: u32 = 1;

#[derive(Clone)]
pub struct ThreadPool {
    state: Arc<State>,
}

/// When the last handle goes, the threads end.
struct State {
    rt: u32,
    size: usize,
}

impl Drop for State {
    fn drop(&mut self) {
        intrinsics::rt_close(self.rt);
    }
}

impl ThreadPool {
    pub fn new() -> Result<ThreadPool, io::Error> {
        ThreadPoolBuilder::new().create()
    }

    pub fn builder() -> ThreadPoolBuilder {
        ThreadPoolBuilder::new()
    }

    #[track_caller]
    pub fn spawn_ok<Fut>(&self, future: Fut)
    where
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.start(FutureObj::new(Box::new(future)));
    }

    fn start(&self, future: FutureObj<'static, ()>) {
        let (label, place) = (future.0.label, future.0.place);
        let file = place.file();
        let cell = Box::into_raw(Box::new(Cell { refs: 1, id: 0, future: Some(future) }));
        let id = intrinsics::task_new(
            self.state.rt,
            cell as *mut u8,
            false,
            label.as_ptr(),
            label.len(),
            file.as_ptr(),
            file.len(),
            place.line(),
            place.column(),
        );
        unsafe { (*cell).id = id };
        intrinsics::task_wake(id, SPAWNED);
    }
}

impl Spawn for ThreadPool {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.start(future);
        Ok(())
    }
}

impl fmt::Debug for ThreadPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadPool").field("size", &self.state.size).finish()
    }
}

pub struct ThreadPoolBuilder {
    size: usize,
    prefix: Option<String>,
}

impl ThreadPoolBuilder {
    pub fn new() -> ThreadPoolBuilder {
        ThreadPoolBuilder { size: 0, prefix: None }
    }

    #[track_caller]
    pub fn pool_size(&mut self, size: usize) -> &mut Self {
        assert!(size > 0);
        self.size = size;
        self
    }

    pub fn stack_size(&mut self, _stack_size: usize) -> &mut Self {
        self
    }

    pub fn name_prefix<S: Into<String>>(&mut self, name_prefix: S) -> &mut Self {
        self.prefix = Some(name_prefix.into());
        self
    }

    pub fn create(&mut self) -> Result<ThreadPool, io::Error> {
        let rt = intrinsics::rt_new(MULTI_THREAD, self.size as u32, 0);
        let size = intrinsics::rt_workers(rt);
        for index in 0..size {
            let name = match &self.prefix {
                Some(prefix) => format!("{prefix}{index}"),
                None => String::new(),
            };
            let worker = Box::into_raw(Box::new((rt, index)));
            intrinsics::thread_spawn(work, worker as *mut u8, WORKER, name.as_ptr(), name.len());
        }
        Ok(ThreadPool { state: Arc::new(State { rt, size: size as usize }) })
    }
}

/// The loop of each thread.
fn work(data: *mut u8) {
    intrinsics::rt_enter(u32::MAX);
    let (rt, index) = *unsafe { Box::from_raw(data as *mut (u32, u32)) };
    loop {
        let next = intrinsics::task_next(rt, index);
        match next >> 32 {
            0 => run(next as u32 as usize as *mut Cell),
            3 => break,
            _ => {}
        }
    }
}

/// A task: counted by the pool, as long as it is not done, and by its wakers.
struct Cell {
    refs: usize,
    id: u32,
    future: Option<FutureObj<'static, ()>>,
}

fn run(cell: *mut Cell) {
    let id = unsafe { (*cell).id };
    intrinsics::task_poll_begin(id);
    unsafe { (*cell).refs += 1 };
    let waker = unsafe { Waker::from_raw(RawWaker::new(cell as *const (), &VTABLE)) };
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut cx = Context::from_waker(&waker);
        match unsafe { &mut (*cell).future } {
            Some(future) => Pin::new(future).poll(&mut cx).is_ready(),
            None => true,
        }
    }));
    let code = match result {
        Ok(false) => 0,
        Ok(true) => 1,
        Err(_) => 2,
    };
    if code != 0 {
        unsafe { (*cell).future = None };
    }
    intrinsics::task_poll_end(id, code);
    if code != 0 {
        intrinsics::task_done(id, code - 1);
        release(cell);
    }
}

fn release(cell: *mut Cell) {
    unsafe {
        (*cell).refs -= 1;
        if (*cell).refs == 0 {
            drop(Box::from_raw(cell));
        }
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop_waker);

unsafe fn clone(data: *const ()) -> RawWaker {
    unsafe { (*(data as *mut Cell)).refs += 1 };
    RawWaker::new(data, &VTABLE)
}

unsafe fn wake(data: *const ()) {
    unsafe { wake_by_ref(data) };
    release(data as *mut Cell);
}

unsafe fn wake_by_ref(data: *const ()) {
    intrinsics::task_wake(unsafe { (*(data as *mut Cell)).id }, 0);
}

unsafe fn drop_waker(data: *const ()) {
    release(data as *mut Cell);
}
