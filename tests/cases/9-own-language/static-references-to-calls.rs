// A reference to the result of some constant functions is to static data: rustc promotes these calls, and no others.
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::task::{RawWaker, RawWakerVTable, Waker};

trait Bell: Send + Sync {
    fn ring(self: &Arc<Self>);
}

struct Door;
impl Bell for Door {
    fn ring(self: &Arc<Self>) {
        println!("ding, {} hold it", Arc::strong_count(self));
    }
}

unsafe fn clone<T: Bell>(p: *const ()) -> RawWaker {
    Arc::increment_strong_count(p as *const T);
    RawWaker::new(p, table::<T>())
}
unsafe fn wake<T: Bell>(p: *const ()) {
    T::ring(&Arc::from_raw(p as *const T));
}
unsafe fn wake_by_ref<T: Bell>(p: *const ()) {
    T::ring(&std::mem::ManuallyDrop::new(Arc::from_raw(p as *const T)));
}
unsafe fn drop_one<T: Bell>(p: *const ()) {
    drop(Arc::from_raw(p as *const T));
}

fn table<T: Bell>() -> &'static RawWakerVTable {
    &RawWakerVTable::new(clone::<T>, wake::<T>, wake_by_ref::<T>, drop_one::<T>)
}

fn hours() -> &'static RangeInclusive<u8> {
    &(9..=17)
}

fn main() {
    let door = Arc::new(Door);
    let waker = unsafe { Waker::from_raw(RawWaker::new(Arc::into_raw(door) as *const (), table::<Door>())) };
    let other = waker.clone();
    other.wake_by_ref();
    waker.wake();
    drop(other);
    println!("{:?} {}", hours(), hours().contains(&17));
}
