//! What the view is told about a thing that can be waited for.

use crate::cell::Cell;
use crate::intrinsics;
use crate::panic::Location;

pub const MUTEX: u32 = 2;
pub const RWLOCK: u32 = 3;
pub const SEMAPHORE: u32 = 4;
pub const MPSC_RECV: u32 = 5;
pub const MPSC_SEND: u32 = 6;
pub const ONESHOT: u32 = 7;
pub const BROADCAST: u32 = 8;
pub const WATCH: u32 = 9;
pub const NOTIFY: u32 = 10;
pub const BARRIER: u32 = 11;
pub const ONCE: u32 = 12;
pub const THREAD: u32 = 13;
pub const JOIN_SET: u32 = 14;
pub const CONDVAR: u32 = 15;
pub const CLOSED: u32 = 16;

/// The number of the resource; 0 while nobody has needed one yet, else one more than it.
pub struct Res {
    kind: u32,
    id: Cell<u32>,
    /// where the thing was made
    place: &'static Location<'static>,
}

unsafe impl Send for Res {}
unsafe impl Sync for Res {}
impl crate::panic::UnwindSafe for Res {}
impl crate::panic::RefUnwindSafe for Res {}

impl Res {
    /// `kind`: a row of the runtime's table of resources.
    #[track_caller]
    pub const fn new(kind: u32) -> Res { Res { kind, id: Cell::new(0), place: Location::caller() } }

    pub fn id(&self) -> u32 {
        if self.id.get() == 0 {
            let id = intrinsics::res_new(self.kind, self.place as *const Location<'static> as *const u8);
            self.id.set(id + 1);
        }
        self.id.get() - 1
    }

    /// The task (or thread) that runs waits for this from now on.
    pub fn wait(&self) { intrinsics::res_wait(self.id(), 0) }

    /// The same, of something that is held by a task (u32::MAX: by a thread that polls none).
    pub fn wait_on(&self, holder: u32) { intrinsics::res_wait(self.id(), 1 << 32 | holder as u64) }

    pub fn hold(&self) { intrinsics::res_hold(self.id()) }

    pub fn release(&self) {
        if self.id.get() != 0 {
            intrinsics::res_release(self.id.get() - 1);
        }
    }
}

impl Drop for Res {
    fn drop(&mut self) {
        if self.id.get() != 0 {
            intrinsics::res_drop(self.id.get() - 1);
        }
    }
}
