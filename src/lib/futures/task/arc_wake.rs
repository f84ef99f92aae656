//! Waking through a shared value.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::Arc;
use std::task::{RawWaker, RawWakerVTable, Waker};

pub trait ArcWake: Send + Sync {
    fn wake(self: Arc<Self>) {
        Self::wake_by_ref(&self)
    }

    fn wake_by_ref(arc_self: &Arc<Self>);
}

struct Table<W>(PhantomData<W>);

impl<W: ArcWake + 'static> Table<W> {
    const TABLE: RawWakerVTable = RawWakerVTable::new(clone::<W>, wake::<W>, wake_by_ref::<W>, drop_arc::<W>);
}

/// In one place: wakers are the same where their tables are.
fn table<W: ArcWake + 'static>() -> &'static RawWakerVTable {
    &Table::<W>::TABLE
}

unsafe fn clone<W: ArcWake + 'static>(data: *const ()) -> RawWaker {
    unsafe { Arc::increment_strong_count(data as *const W) };
    RawWaker::new(data, table::<W>())
}

unsafe fn wake<W: ArcWake + 'static>(data: *const ()) {
    let arc: Arc<W> = unsafe { Arc::from_raw(data as *const W) };
    ArcWake::wake(arc);
}

unsafe fn wake_by_ref<W: ArcWake + 'static>(data: *const ()) {
    let arc: ManuallyDrop<Arc<W>> = ManuallyDrop::new(unsafe { Arc::from_raw(data as *const W) });
    ArcWake::wake_by_ref(&*arc);
}

unsafe fn drop_arc<W: ArcWake + 'static>(data: *const ()) {
    unsafe { Arc::decrement_strong_count(data as *const W) };
}

/// A waker that calls the `wake` of the value.
pub fn waker<W: ArcWake + 'static>(wake: Arc<W>) -> Waker {
    unsafe { Waker::from_raw(RawWaker::new(Arc::into_raw(wake) as *const (), table::<W>())) }
}

/// A waker that borrows the value.
#[derive(Debug)]
pub struct WakerRef<'a> {
    waker: ManuallyDrop<Waker>,
    _marker: PhantomData<&'a ()>,
}

impl<'a> WakerRef<'a> {
    pub fn new(waker: &'a Waker) -> WakerRef<'a> {
        let copy = unsafe { std::ptr::read(waker) };
        WakerRef { waker: ManuallyDrop::new(copy), _marker: PhantomData }
    }
}

impl Deref for WakerRef<'_> {
    type Target = Waker;

    fn deref(&self) -> &Waker {
        &self.waker
    }
}

pub fn waker_ref<W: ArcWake + 'static>(wake: &Arc<W>) -> WakerRef<'_> {
    let data = Arc::as_ptr(wake) as *const ();
    let waker = unsafe { Waker::from_raw(RawWaker::new(data, table::<W>())) };
    WakerRef { waker: ManuallyDrop::new(waker), _marker: PhantomData }
}
