//! The cell that a task lives in: header, then the future, then its output.

use super::context;
use crate::executor::State;
use std::any::Any;
use std::future::Future;
use std::intrinsics;
use std::panic::{catch_unwind, AssertUnwindSafe, Location};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

const PENDING: u32 = 0;
const READY: u32 = 1;
const PANICKED: u32 = 2;
const BY_WAKER: u32 = 0;
const BY_SPAWN: u32 = 1;
const BY_ABORT: u32 = 5;
const COMPLETED: u32 = 0;
const CANCELLED: u32 = 2;

/// Where a task goes when it was woken.
#[derive(Clone)]
pub(crate) enum Target {
    /// The queue of a runtime, which its worker threads take from.
    Workers,
    /// The queue of an `Executor`.
    Queue(Arc<State>),
    /// The threads for blocking work.
    Blocking,
}

/// What is the same for every type of future. Counted: the executor holds one
/// reference while the task is not done, the handle and each waker another.
#[repr(C)]
pub(crate) struct Header {
    poll: fn(*mut Header) -> Result<bool, Box<dyn Any + Send>>,
    drop_stage: fn(*mut Header),
    take: fn(*mut Header, *mut ()),
    free: fn(*mut Header),
    target: Target,
    refs: usize,
    pub(crate) id: u32,
    pub(crate) scheduled: bool,
    pub(crate) running: bool,
    pub(crate) completed: bool,
    pub(crate) closed: bool,
    pub(crate) over: bool,
    pub(crate) detached: bool,
    pub(crate) slot: usize,
    /// What `context` gives while the task is polled.
    context: Option<Arc<dyn Any + Send + Sync>>,
    awaiter: Option<Waker>,
}

#[repr(C)]
struct Cell<F: Future> {
    header: Header,
    stage: Stage<F>,
}

enum Stage<F: Future> {
    Running(F),
    Done(F::Output),
    Empty,
}

#[track_caller]
pub(crate) fn new_cell<F: Future>(rt: u32, target: Target, context: Option<Arc<dyn Any + Send + Sync>>, future: F) -> *mut Header {
    let place = Location::caller();
    let file = place.file();
    let label = intrinsics::future_label::<F>();
    let header = Header {
        poll: poll_cell::<F>,
        drop_stage: drop_stage::<F>,
        take: take_output::<F>,
        free: free_cell::<F>,
        target,
        refs: 2,
        id: 0,
        scheduled: false,
        running: false,
        completed: false,
        closed: false,
        over: false,
        detached: false,
        slot: usize::MAX,
        context,
        awaiter: None,
    };
    let header = Box::into_raw(Box::new(Cell { header, stage: Stage::Running(future) })) as *mut Header;
    let id = intrinsics::task_new(
        rt,
        header as *mut u8,
        false,
        label.as_ptr(),
        label.len(),
        file.as_ptr(),
        file.len(),
        place.line(),
        place.column(),
    );
    unsafe { (*header).id = id };
    header
}

pub(crate) fn schedule_first(header: *mut Header) {
    schedule(header, BY_SPAWN);
}

fn schedule(header: *mut Header, how: u32) {
    let h = unsafe { &mut *header };
    h.scheduled = true;
    if how == BY_ABORT {
        intrinsics::task_abort(h.id);
    } else {
        intrinsics::task_wake(h.id, how);
    }
    if !h.running {
        enqueue(header);
    }
}

fn enqueue(header: *mut Header) {
    match unsafe { &(*header).target } {
        Target::Workers => {}
        Target::Queue(state) => state.push(header),
        Target::Blocking => crate::blocking::push(header),
    }
}

/// One turn of a task that was taken from its queue. Gives the payload of a panic.
pub(crate) fn run(header: *mut Header) -> Option<Box<dyn Any + Send>> {
    let h = unsafe { &mut *header };
    h.scheduled = false;
    if h.closed {
        end(header, CANCELLED);
        return None;
    }
    h.running = true;
    intrinsics::task_poll_begin(h.id);
    let before = h.context.as_ref().map(|c| context::enter(Arc::as_ptr(c) as *const ()));
    let result = (h.poll)(header);
    if let Some(before) = before {
        context::enter(before);
    }
    let code = match &result {
        Ok(false) => PENDING,
        Ok(true) => READY,
        Err(_) => PANICKED,
    };
    intrinsics::task_poll_end(h.id, code);
    h.running = false;
    match result {
        Ok(true) => {
            h.completed = true;
            end(header, COMPLETED);
        }
        Ok(false) if h.closed => end(header, CANCELLED),
        Ok(false) => {
            if h.scheduled {
                enqueue(header);
            }
        }
        Err(payload) => {
            h.closed = true;
            end(header, 1);
            return Some(payload);
        }
    }
    None
}

/// Ends a task that its executor will never run again.
pub(crate) fn cancel(header: *mut Header) {
    unsafe {
        (*header).scheduled = false;
        (*header).closed = true;
    }
    end(header, CANCELLED);
}

fn end(header: *mut Header, how: u32) {
    let h = unsafe { &mut *header };
    if how != COMPLETED || h.detached || h.closed {
        (h.drop_stage)(header);
    }
    h.over = true;
    if let Target::Queue(state) = &h.target {
        state.forget(h.slot);
    }
    intrinsics::task_done(h.id, how);
    if let Some(waker) = h.awaiter.take() {
        waker.wake();
    }
    release(header);
}

fn poll_cell<F: Future>(header: *mut Header) -> Result<bool, Box<dyn Any + Send>> {
    let cell = header as *mut Cell<F>;
    unsafe { (*header).refs += 1 };
    let waker = unsafe { Waker::from_raw(raw_waker(header)) };
    let polled = catch_unwind(AssertUnwindSafe(|| {
        let mut cx = Context::from_waker(&waker);
        match unsafe { &mut (*cell).stage } {
            Stage::Running(future) => unsafe { Pin::new_unchecked(future) }.poll(&mut cx),
            _ => panic!("a task was polled after it was done"),
        }
    }));
    match polled {
        Ok(Poll::Pending) => Ok(false),
        Ok(Poll::Ready(output)) => {
            unsafe {
                (*cell).stage = Stage::Empty;
                (*cell).stage = Stage::Done(output);
            }
            Ok(true)
        }
        Err(payload) => Err(payload),
    }
}

fn drop_stage<F: Future>(header: *mut Header) {
    unsafe { (*(header as *mut Cell<F>)).stage = Stage::Empty };
}

fn take_output<F: Future>(header: *mut Header, into: *mut ()) {
    unsafe {
        let stage = &mut (*(header as *mut Cell<F>)).stage;
        if let Stage::Done(_) = stage {
            if let Stage::Done(output) = std::mem::replace(stage, Stage::Empty) {
                *(into as *mut Option<F::Output>) = Some(output);
            }
        }
    }
}

fn free_cell<F: Future>(header: *mut Header) {
    drop(unsafe { Box::from_raw(header as *mut Cell<F>) });
}

// --- what the handle can do ---------------------------------------------------

/// The future is dropped by the executor, when it comes to it.
pub(crate) fn close(header: *mut Header) {
    let h = unsafe { &mut *header };
    if h.completed || h.closed {
        return;
    }
    h.closed = true;
    if !h.scheduled && !h.running {
        schedule(header, BY_ABORT);
    }
    if let Some(waker) = h.awaiter.take() {
        waker.wake();
    }
}

pub(crate) fn detach(header: *mut Header) {
    let h = unsafe { &mut *header };
    h.detached = true;
    h.awaiter = None;
    if h.completed {
        (h.drop_stage)(header);
    }
    release(header);
}

/// `None`: it was cancelled, or panicked.
pub(crate) fn poll_output<T>(header: *mut Header, waker: &Waker) -> Poll<Option<T>> {
    let h = unsafe { &mut *header };
    if h.completed && !h.closed {
        h.closed = true;
        let mut out: Option<T> = None;
        (h.take)(header, &mut out as *mut Option<T> as *mut ());
        return Poll::Ready(out);
    }
    if h.over {
        return Poll::Ready(None);
    }
    h.awaiter = Some(waker.clone());
    intrinsics::res_wait(u32::MAX, h.id as u64);
    Poll::Pending
}

fn release(header: *mut Header) {
    unsafe {
        (*header).refs -= 1;
        if (*header).refs == 0 {
            ((*header).free)(header);
        }
    }
}

// --- wakers ---------------------------------------------------------------------

static TASK_VTABLE: RawWakerVTable = RawWakerVTable::new(clone_waker, wake, wake_by_ref, drop_waker);

fn raw_waker(header: *mut Header) -> RawWaker {
    RawWaker::new(header as *const (), &TASK_VTABLE)
}

unsafe fn clone_waker(data: *const ()) -> RawWaker {
    unsafe { (*(data as *mut Header)).refs += 1 };
    raw_waker(data as *mut Header)
}

unsafe fn wake(data: *const ()) {
    unsafe { wake_by_ref(data) };
    release(data as *mut Header);
}

unsafe fn wake_by_ref(data: *const ()) {
    let header = data as *mut Header;
    let h = unsafe { &mut *header };
    if !h.completed && !h.closed && !h.scheduled {
        schedule(header, BY_WAKER);
    }
}

unsafe fn drop_waker(data: *const ()) {
    release(data as *mut Header);
}
