//! What passes between a future and whoever polls it.

use crate::marker::PhantomData;
use crate::sync::Arc;

/// The answer of a poll.
#[lang = "Poll"]
#[must_use = "this `Poll` may be a `Pending` variant, which should be handled"]
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[home = "core::task::poll"]
pub enum Poll<T> {
    /// The computation is finished; polling again is a mistake.
    Ready(T),
    /// Not yet; the waker of the context has been kept and will be called.
    Pending,
}

impl<T> Poll<T> {
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {
        match self {
            Poll::Ready(t) => Poll::Ready(f(t)),
            Poll::Pending => Poll::Pending,
        }
    }

    #[must_use = "if you intended to assert that this is ready, consider `.unwrap()` instead"]
    pub const fn is_ready(&self) -> bool {
        matches!(*self, Poll::Ready(_))
    }

    #[must_use = "if you intended to assert that this is pending, consider `.unwrap()` instead"]
    pub const fn is_pending(&self) -> bool {
        !self.is_ready()
    }
}

impl<T, E> Poll<Result<T, E>> {
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> {
        match self {
            Poll::Ready(Ok(t)) => Poll::Ready(Ok(f(t))),
            Poll::Ready(Err(e)) => Poll::Ready(Err(e)),
            Poll::Pending => Poll::Pending,
        }
    }

    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> {
        match self {
            Poll::Ready(Ok(t)) => Poll::Ready(Ok(t)),
            Poll::Ready(Err(e)) => Poll::Ready(Err(f(e))),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T, E> Poll<Option<Result<T, E>>> {
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Option<Result<U, E>>> {
        self.map(|item| item.map(|result| result.map(f)))
    }

    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Option<Result<T, U>>> {
        self.map(|item| item.map(|result| result.map_err(f)))
    }
}

impl<T> From<T> for Poll<T> {
    fn from(t: T) -> Poll<T> {
        Poll::Ready(t)
    }
}

impl<T, E> crate::ops::Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<crate::convert::Infallible, E>;

    fn from_output(c: Poll<T>) -> Self {
        c.map(Ok)
    }

    fn branch(self) -> crate::ops::ControlFlow<Self::Residual, Poll<T>> {
        match self {
            Poll::Ready(Ok(x)) => crate::ops::ControlFlow::Continue(Poll::Ready(x)),
            Poll::Ready(Err(e)) => crate::ops::ControlFlow::Break(Err(e)),
            Poll::Pending => crate::ops::ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T, E, F: From<E>> crate::ops::FromResidual<Result<crate::convert::Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(r: Result<crate::convert::Infallible, E>) -> Self {
        match r {
            Err(e) => Poll::Ready(Err(From::from(e))),
            Ok(never) => match never {},
        }
    }
}

impl<T, E> crate::ops::Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<crate::convert::Infallible, E>;

    fn from_output(c: Poll<Option<T>>) -> Self {
        c.map(|x| x.map(Ok))
    }

    fn branch(self) -> crate::ops::ControlFlow<Result<crate::convert::Infallible, E>, Poll<Option<T>>> {
        match self {
            Poll::Ready(Some(Ok(x))) => crate::ops::ControlFlow::Continue(Poll::Ready(Some(x))),
            Poll::Ready(Some(Err(e))) => crate::ops::ControlFlow::Break(Err(e)),
            Poll::Ready(None) => crate::ops::ControlFlow::Continue(Poll::Ready(None)),
            Poll::Pending => crate::ops::ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T, E, F: From<E>> crate::ops::FromResidual<Result<crate::convert::Infallible, E>> for Poll<Option<Result<T, F>>> {
    fn from_residual(r: Result<crate::convert::Infallible, E>) -> Self {
        match r {
            Err(e) => Poll::Ready(Some(Err(From::from(e)))),
            Ok(never) => match never {},
        }
    }
}

/// The four functions behind a waker.
#[lang = "RawWakerVTable"]
#[derive(PartialEq, Copy, Clone, Debug)]
#[home = "core::task::wake"]
pub struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wake_by_ref: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}

impl RawWakerVTable {
    #[promotable]
    pub const fn new(
        clone: unsafe fn(*const ()) -> RawWaker,
        wake: unsafe fn(*const ()),
        wake_by_ref: unsafe fn(*const ()),
        drop: unsafe fn(*const ()),
    ) -> Self {
        RawWakerVTable { clone, wake, wake_by_ref, drop }
    }
}

#[derive(PartialEq, Debug)]
#[home = "core::task::wake"]
pub struct RawWaker {
    data: *const (),
    vtable: &'static RawWakerVTable,
}

impl RawWaker {
    #[promotable]
    pub const fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker {
        RawWaker { data, vtable }
    }
}

/// A handle that tells an executor that a task is worth polling again.
#[home = "core::task::wake"]
pub struct Waker {
    waker: RawWaker,
}

impl Unpin for Waker {}
unsafe impl Send for Waker {}
unsafe impl Sync for Waker {}

impl Waker {
    pub fn wake(self) {
        let this = crate::mem::ManuallyDrop::new(self);
        unsafe { (this.waker.vtable.wake)(this.waker.data) }
    }

    pub fn wake_by_ref(&self) {
        unsafe { (self.waker.vtable.wake_by_ref)(self.waker.data) }
    }

    #[must_use]
    pub fn will_wake(&self, other: &Waker) -> bool {
        self.waker.data == other.waker.data && crate::ptr::eq(self.waker.vtable, other.waker.vtable)
    }

    pub const unsafe fn from_raw(waker: RawWaker) -> Waker {
        Waker { waker }
    }

    pub const unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Waker {
        Waker { waker: RawWaker { data, vtable } }
    }

    /// A waker that does nothing.
    pub const fn noop() -> &'static Waker {
        static NOOP: Waker = Waker { waker: RawWaker { data: 0 as *const (), vtable: &NOOP_VTABLE } };
        &NOOP
    }

    pub fn as_raw(&self) -> &RawWaker {
        &self.waker
    }

    pub fn data(&self) -> *const () {
        self.waker.data
    }

    pub fn vtable(&self) -> &'static RawWakerVTable {
        self.waker.vtable
    }
}

static NOOP_VTABLE: RawWakerVTable = RawWakerVTable { clone: noop_clone, wake: noop, wake_by_ref: noop, drop: noop };

unsafe fn noop_clone(_data: *const ()) -> RawWaker {
    RawWaker { data: 0 as *const (), vtable: &NOOP_VTABLE }
}

unsafe fn noop(_data: *const ()) {}

impl Clone for Waker {
    fn clone(&self) -> Self {
        Waker { waker: unsafe { (self.waker.vtable.clone)(self.waker.data) } }
    }
}

impl Drop for Waker {
    fn drop(&mut self) {
        unsafe { (self.waker.vtable.drop)(self.waker.data) }
    }
}

impl crate::fmt::Debug for Waker {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.debug_struct("Waker").field("data", &self.waker.data).field("vtable", &(self.waker.vtable as *const RawWakerVTable)).finish()
    }
}

/// What a poll is given: the waker of the task that is being polled.
#[lang = "Context"]
#[home = "core::task::wake"]
pub struct Context<'a> {
    waker: &'a Waker,
    _marker: PhantomData<fn(&'a ()) -> &'a ()>,
}

impl<'a> Context<'a> {
    pub const fn from_waker(waker: &'a Waker) -> Self {
        Context { waker, _marker: PhantomData }
    }

    pub const fn waker(&self) -> &'a Waker {
        self.waker
    }
}

impl crate::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.debug_struct("Context").field("waker", &self.waker).finish()
    }
}

/// Waking through a shared value, without unsafe code.
pub trait Wake {
    fn wake(self: Arc<Self>);

    fn wake_by_ref(self: &Arc<Self>) {
        self.clone().wake();
    }
}

struct ArcVTable<W>(PhantomData<W>);

impl<W: Wake + Send + Sync + 'static> ArcVTable<W> {
    const TABLE: RawWakerVTable = RawWakerVTable {
        clone: arc_clone::<W>,
        wake: arc_wake::<W>,
        wake_by_ref: arc_wake_by_ref::<W>,
        drop: arc_drop::<W>,
    };
}

unsafe fn arc_clone<W: Wake + Send + Sync + 'static>(data: *const ()) -> RawWaker {
    unsafe { Arc::increment_strong_count(data as *const W) };
    RawWaker { data, vtable: &ArcVTable::<W>::TABLE }
}

unsafe fn arc_wake<W: Wake + Send + Sync + 'static>(data: *const ()) {
    let arc = unsafe { Arc::from_raw(data as *const W) };
    W::wake(arc);
}

unsafe fn arc_wake_by_ref<W: Wake + Send + Sync + 'static>(data: *const ()) {
    let arc = crate::mem::ManuallyDrop::new(unsafe { Arc::from_raw(data as *const W) });
    W::wake_by_ref(&arc);
}

unsafe fn arc_drop<W: Wake + Send + Sync + 'static>(data: *const ()) {
    unsafe { Arc::decrement_strong_count(data as *const W) };
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
    fn from(w: Arc<W>) -> Waker {
        Waker { waker: RawWaker { data: Arc::into_raw(w) as *const (), vtable: &ArcVTable::<W>::TABLE } }
    }
}

/// Takes the value out of a `Poll::Ready`, or returns `Poll::Pending` from the function.
#[macro_export]
macro_rules! task_ready {
    ($e:expr $(,)?) => {
        match $e {
            $crate::task::Poll::Ready(t) => t,
            $crate::task::Poll::Pending => return $crate::task::Poll::Pending,
        }
    };
}
pub use crate::task_ready as ready;
