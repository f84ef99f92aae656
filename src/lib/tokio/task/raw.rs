//! The cell that a task lives in: header, then the future, then its result.

use super::coop;
use super::join::{JoinError, JoinHandle};
use super::local::Shared;
use std::any::Any;
use std::boxed::Box;
use std::future::Future;
use std::intrinsics;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

/// What is the same for every type of future. Counted: the scheduler holds one
/// reference while the task is not done, each waker and each handle another.
#[repr(C)]
pub(crate) struct Header {
    does: &'static Does,
    refs: u32,
    pub(crate) id: u32,
    /// what the last poll gave
    polled: u8,
    pub(crate) finished: bool,
    pub(crate) aborted: bool,
    /// runs on a thread of the blocking pool
    pub(crate) blocking: bool,
    /// somebody can still ask for the result
    wanted: bool,
    join_waker: Option<Waker>,
    /// the LocalSet it belongs to
    pub(crate) set: Option<Arc<Shared>>,
}

/// What depends on the type of the future.
struct Does {
    poll: fn(*mut u8),
    panicked: fn(*mut Header, Box<dyn Any + Send>),
    cancel: fn(*mut Header),
    take: fn(*mut Header, *mut ()),
    lost: fn(*mut Header),
    discard: fn(*mut Header),
    free: fn(*mut Header),
}

#[repr(C)]
struct Cell<F: Future> {
    header: Header,
    stage: Stage<F>,
}

impl<F: Future> Cell<F> {
    const DOES: Does = Does {
        poll: poll_cell::<F>,
        panicked: panicked_cell::<F>,
        cancel: cancel_cell::<F>,
        take: take_output::<F>,
        lost: tell_lost::<F>,
        discard: discard_output::<F>,
        free: free_cell::<F>,
    };
}

enum Stage<F: Future> {
    Running(F),
    Finished(Result<F::Output, JoinError>),
    Consumed,
}

const PENDING: u8 = 0;
const READY: u8 = 1;
const PANICKED: u8 = 2;

#[track_caller]
pub(crate) fn spawn_on<F: Future + 'static>(rt: u32, future: F) -> JoinHandle<F::Output> {
    let header = new_task(rt, future);
    intrinsics::task_wake(unsafe { (*header).id }, 1);
    if intrinsics::rt_closed(rt) {
        cancel_task(unsafe { (*header).id }); // nobody will ever poll it
    }
    JoinHandle::new(header)
}

/// A task that has not been queued yet: one reference is the scheduler's, one the handle's.
#[track_caller]
pub(crate) fn new_task<F: Future>(rt: u32, future: F) -> *mut Header {
    let place = Location::caller();
    let label = intrinsics::future_label::<F>();
    let cell = Box::into_raw(Box::new(Cell {
        header: Header {
            does: &Cell::<F>::DOES,
            refs: 2,
            id: 0,
            polled: PENDING,
            finished: false,
            aborted: false,
            blocking: false,
            wanted: true,
            join_waker: None,
            set: None,
        },
        stage: Stage::Running(future),
    }));
    let header = cell as *mut Header;
    let file = place.file();
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

/// One poll of a task by an executor.
pub(crate) fn run_task(header: *mut Header) {
    let id = unsafe { (*header).id };
    if unsafe { (*header).finished } {
        return;
    }
    if unsafe { (*header).aborted } {
        return cancel_task(id);
    }
    intrinsics::task_poll_begin(id);
    let budget = coop::set(if unsafe { (*header).blocking } { coop::WITHOUT_END } else { coop::WHOLE });
    let payload = intrinsics::catch_unwind(unsafe { (*header).does.poll }, header as *mut u8);
    coop::set(budget);
    if !payload.is_null() {
        unsafe {
            (*header).polled = PANICKED;
            ((*header).does.panicked)(header, std::panicking::caught(payload));
        }
    }
    let result = unsafe { (*header).polled };
    if result != PENDING && unsafe { !(*header).wanted } {
        unsafe { ((*header).does.lost)(header) };
    }
    intrinsics::task_poll_end(id, result as u32);
    if result != PENDING {
        finish(header, if result == PANICKED { 1 } else { 0 });
    } else if unsafe { (*header).aborted } {
        cancel_task(id);
    }
}

/// Drops the future of a task that will never be polled again.
pub(crate) fn cancel_task(id: u32) {
    let header = intrinsics::task_cell(id) as *mut Header;
    if unsafe { (*header).blocking } && intrinsics::task_flag(id, 2) {
        return; // nothing stops a blocking call that has begun
    }
    unsafe { ((*header).does.cancel)(header) };
    finish(header, 2);
}

fn finish(header: *mut Header, how: u32) {
    unsafe {
        (*header).finished = true;
        intrinsics::task_done((*header).id, how);
        if let Some(waker) = (*header).join_waker.take() {
            waker.wake();
        }
        if !(*header).wanted {
            ((*header).does.discard)(header);
        }
        if let Some(set) = &(*header).set {
            set.one_less();
        }
        release(header);
    }
}

/// One poll; what it gave stands in the header. The waker is lent: the scheduler's reference keeps the task.
fn poll_cell<F: Future>(data: *mut u8) {
    let cell = data as *mut Cell<F>;
    let waker = ManuallyDrop::new(unsafe { Waker::from_raw(raw_waker(data as *mut Header)) });
    let mut cx = Context::from_waker(&waker);
    let drop_when_unwinding = DropFuture(cell);
    let polled = match unsafe { &mut (*cell).stage } {
        Stage::Running(future) => unsafe { Pin::new_unchecked(future) }.poll(&mut cx),
        _ => panic!("a task was polled after it was done"),
    };
    let value = match polled {
        Poll::Pending => {
            std::mem::forget(drop_when_unwinding);
            unsafe { (*cell).header.polled = PENDING };
            return;
        }
        Poll::Ready(value) => value,
    };
    unsafe {
        (*cell).stage = Stage::Consumed;
        std::mem::forget(drop_when_unwinding);
        std::ptr::write(&mut (*cell).stage, Stage::Finished(Ok(value)));
        (*cell).header.polled = READY;
    }
}

fn panicked_cell<F: Future>(header: *mut Header, payload: Box<dyn Any + Send>) {
    let cell = header as *mut Cell<F>;
    unsafe { (*cell).stage = Stage::Finished(Err(JoinError::panicked((*header).id, payload))) };
}

/// A future that panics is dropped while its panic goes on.
struct DropFuture<F: Future>(*mut Cell<F>);

impl<F: Future> Drop for DropFuture<F> {
    fn drop(&mut self) {
        unsafe { (*self.0).stage = Stage::Consumed };
    }
}

/// Drops what the task still has; the payload of a destructor that panicked.
fn drop_stage<F: Future>(cell: *mut Cell<F>) -> Result<(), Box<dyn Any + Send>> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| unsafe {
        (*cell).stage = Stage::Consumed;
    }))
}

fn cancel_cell<F: Future>(header: *mut Header) {
    let cell = header as *mut Cell<F>;
    let id = unsafe { (*header).id };
    let error = match drop_stage::<F>(cell) {
        Ok(()) => JoinError::cancelled(id),
        Err(payload) => JoinError::panicked(id, payload),
    };
    unsafe { (*cell).stage = Stage::Finished(Err(error)) };
}

fn take_output<F: Future>(header: *mut Header, into: *mut ()) {
    let cell = header as *mut Cell<F>;
    unsafe {
        if let Stage::Finished(_) = &(*cell).stage {
            if let Stage::Finished(result) = std::ptr::read(&(*cell).stage) {
                std::ptr::write(&mut (*cell).stage, Stage::Consumed);
                std::ptr::write(into as *mut Option<Result<F::Output, JoinError>>, Some(result));
            }
        }
    }
}

/// Tells of an error that nobody will see.
fn tell_lost<F: Future>(header: *mut Header) {
    match unsafe { &(*(header as *mut Cell<F>)).stage } {
        Stage::Finished(Ok(value)) if intrinsics::is_result::<F::Output>() => {
            if intrinsics::discriminant_value(value) == 1 {
                intrinsics::task_lost(unsafe { (*header).id }, 0);
            }
        }
        Stage::Finished(Err(error)) if error.is_panic() => intrinsics::task_lost(unsafe { (*header).id }, 1),
        _ => {}
    }
}

fn discard_output<F: Future>(header: *mut Header) {
    let _ = drop_stage::<F>(header as *mut Cell<F>);
}

fn free_cell<F: Future>(header: *mut Header) {
    drop(unsafe { Box::from_raw(header as *mut Cell<F>) });
}

pub(crate) fn take<T>(header: *mut Header) -> Option<Result<T, JoinError>> {
    let mut out: Option<Result<T, JoinError>> = None;
    unsafe {
        (*header).wanted = false;
        ((*header).does.take)(header, &mut out as *mut Option<Result<T, JoinError>> as *mut ());
    }
    out
}

pub(crate) fn set_join_waker(header: *mut Header, waker: &Waker) {
    unsafe {
        let keep = match &(*header).join_waker {
            Some(old) => old.will_wake(waker),
            None => false,
        };
        if !keep {
            (*header).join_waker = Some(waker.clone());
        }
    }
}

pub(crate) fn retain(header: *mut Header) {
    unsafe { (*header).refs += 1 };
}

pub(crate) fn release(header: *mut Header) {
    unsafe {
        (*header).refs -= 1;
        if (*header).refs == 0 {
            ((*header).does.free)(header);
        }
    }
}

/// The handle is gone: a result that is already there goes with it.
pub(crate) fn drop_handle(header: *mut Header) {
    unsafe {
        (*header).join_waker = None;
        if (*header).finished && (*header).wanted {
            ((*header).does.lost)(header);
            ((*header).does.discard)(header);
        }
        (*header).wanted = false;
    }
    release(header);
}

// --- wakers ---------------------------------------------------------------

static TASK_VTABLE: RawWakerVTable = RawWakerVTable::new(clone_waker, wake, wake_by_ref, drop_waker);

fn raw_waker(header: *mut Header) -> RawWaker {
    RawWaker::new(header as *const (), &TASK_VTABLE)
}

unsafe fn clone_waker(data: *const ()) -> RawWaker {
    retain(data as *mut Header);
    raw_waker(data as *mut Header)
}

unsafe fn wake(data: *const ()) {
    unsafe { wake_by_ref(data) };
    release(data as *mut Header);
}

unsafe fn wake_by_ref(data: *const ()) {
    wake_task(data as *mut Header);
}

/// Queues the task, with whoever polls it.
pub(crate) fn wake_task(header: *mut Header) {
    unsafe {
        match &(*header).set {
            None => intrinsics::task_wake((*header).id, 0),
            Some(set) => set.wake_member(|| intrinsics::task_wake((*header).id, 0), (*header).id),
        }
    }
}

unsafe fn drop_waker(data: *const ()) {
    release(data as *mut Header);
}

/// `yield_now`: the executor wakes whoever this wakes after it has looked at its timers.
pub(crate) fn defer(waker: &Waker) {
    let taken = if std::ptr::eq(waker.vtable(), &TASK_VTABLE) && unsafe { (*(waker.data() as *mut Header)).set.is_none() } {
        intrinsics::task_defer(unsafe { (*(waker.data() as *mut Header)).id }, 0 as *mut u8)
    } else if std::ptr::eq(waker.vtable(), &ROOT_VTABLE) {
        intrinsics::task_defer(waker.data() as usize as u32 - 1, 0 as *mut u8)
    } else {
        let kept = Box::into_raw(Box::new(waker.clone()));
        let taken = intrinsics::task_defer(u32::MAX, kept as *mut u8);
        if !taken {
            drop(unsafe { Box::from_raw(kept) });
        }
        taken
    };
    if !taken {
        waker.wake_by_ref();
    }
}

/// The turn has come for a waker that was kept by `defer`.
pub(crate) fn wake_deferred(kept: u32) {
    unsafe { Box::from_raw(kept as usize as *mut Waker) }.wake();
}

// --- the root future of block_on --------------------------------------------

/// The future that `block_on` drives stays on its caller's stack.
pub(crate) struct Root {
    pub(crate) id: u32,
}

impl Root {
    #[track_caller]
    pub(crate) fn new<F: Future>(rt: u32) -> Root {
        let place = Location::caller();
        let label = intrinsics::future_label::<F>();
        let file = place.file();
        let id = intrinsics::task_new(
            rt,
            0 as *mut u8,
            true,
            label.as_ptr(),
            label.len(),
            file.as_ptr(),
            file.len(),
            place.line(),
            place.column(),
        );
        intrinsics::task_wake(id, 7);
        Root { id }
    }

    pub(crate) fn waker(&self) -> Waker {
        unsafe { Waker::from_raw(RawWaker::new((self.id as usize + 1) as *const (), &ROOT_VTABLE)) }
    }
}

pub(crate) fn poll_root<F: Future>(root: &Root, future: Pin<&mut F>, cx: &mut Context<'_>) -> Poll<F::Output> {
    intrinsics::task_poll_begin(root.id);
    let guard = RootPoll { id: root.id };
    let budget = coop::Budget::whole();
    let polled = future.poll(cx);
    drop(budget);
    std::mem::forget(guard);
    let ready = polled.is_ready();
    intrinsics::task_poll_end(root.id, if ready { READY } else { PENDING } as u32);
    if ready {
        intrinsics::task_done(root.id, 0);
    }
    polled
}

/// Tells the end of a root's poll that panics.
struct RootPoll {
    id: u32,
}

impl Drop for RootPoll {
    fn drop(&mut self) {
        intrinsics::task_poll_end(self.id, PANICKED as u32);
        intrinsics::task_done(self.id, 1);
    }
}

static ROOT_VTABLE: RawWakerVTable = RawWakerVTable::new(clone_root, wake_root, wake_root, drop_root);

unsafe fn clone_root(data: *const ()) -> RawWaker {
    RawWaker::new(data, &ROOT_VTABLE)
}

unsafe fn wake_root(data: *const ()) {
    intrinsics::task_wake(data as usize as u32 - 1, 0);
}

unsafe fn drop_root(_data: *const ()) {}
