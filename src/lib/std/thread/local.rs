//! `thread_local!`: each thread has a value of its own, made when it first looks.

use crate::cell::{Cell, RefCell};
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::vec::Vec;

pub struct LocalKey<T: 'static> {
    init: fn() -> T,
}

#[non_exhaustive]
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AccessError").finish() }
}
impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("already destroyed") }
}
impl Error for AccessError {}

/// One thread's cell. Its memory comes zeroed, so that `state` says "not yet".
#[repr(C)]
struct Slot<T> {
    state: u64,
    value: T,
}

const NOT_YET: u64 = 0;
const ALIVE: u64 = 1;
const GONE: u64 = 2;

struct Destructor {
    run: fn(*mut u8),
    slot: *mut u8,
}

/// Its address is the key of each thread's list of destructors.
static DESTRUCTORS: u8 = 0;

fn destructors() -> *mut *mut Vec<Destructor> {
    intrinsics::thread_tls(&DESTRUCTORS as *const u8 as usize, 8, 8) as *mut *mut Vec<Destructor>
}

fn register(run: fn(*mut u8), slot: *mut u8) {
    let list = destructors();
    unsafe {
        if (*list).is_null() {
            *list = crate::boxed::Box::into_raw(crate::boxed::Box::new(Vec::new()));
            if intrinsics::thread_current() == 0 {
                crate::rt::AT_EXIT = Some(run_destructors);
            }
        }
        (**list).push(Destructor { run, slot });
    }
}

/// The thread ends: what was made last goes first.
pub(crate) fn run_destructors() {
    let list = destructors();
    unsafe {
        if (*list).is_null() {
            return;
        }
        while let Some(d) = (**list).pop() {
            (d.run)(d.slot);
        }
        drop(crate::boxed::Box::from_raw(*list));
        *list = 0 as *mut Vec<Destructor>;
    }
}

fn destroy<T>(slot: *mut u8) {
    let slot = slot as *mut Slot<T>;
    unsafe {
        (*slot).state = GONE;
        intrinsics::drop_in_place(&mut (*slot).value as *mut T);
    }
}

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new(init: fn() -> T) -> LocalKey<T> { LocalKey { init } }

    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        self.try_with_or(self.init, f)
    }

    /// Where it is not there yet, `init` makes it.
    fn try_with_or<I: FnOnce() -> T, F: FnOnce(&T) -> R, R>(&'static self, init: I, f: F) -> Result<R, AccessError> {
        let key = self as *const LocalKey<T> as usize;
        let slot = intrinsics::thread_tls(key, intrinsics::size_of::<Slot<T>>(), intrinsics::align_of::<Slot<T>>()) as *mut Slot<T>;
        unsafe {
            if (*slot).state == GONE {
                return Err(AccessError);
            }
            if (*slot).state == NOT_YET {
                let value = init();
                intrinsics::ptr_write(&mut (*slot).value as *mut T, value);
                (*slot).state = ALIVE;
                if intrinsics::needs_drop::<T>() {
                    register(destroy::<T>, slot as *mut u8);
                }
            }
            Ok(f(&(*slot).value))
        }
    }

    #[track_caller]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        match self.try_with(f) {
            Ok(r) => r,
            Err(err) => panic!("cannot access a Thread Local Storage value during or after destruction: {err:?}"),
        }
    }
}

impl<T: 'static> LocalKey<T> {
    /// What is not there yet begins as `new`, without being made as it was declared.
    #[track_caller]
    fn start_or_set(&'static self, new: T, set: fn(&T, T)) {
        let mut new = Some(new);
        let first = &raw mut new;
        let begin = || unsafe { (*first).take() }.expect("not yet taken");
        let done = self.try_with_or(begin, |there| {
            if let Some(new) = unsafe { (*first).take() } {
                set(there, new);
            }
        });
        if let Err(err) = done {
            panic!("cannot access a Thread Local Storage value during or after destruction: {err:?}");
        }
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    #[track_caller]
    pub fn set(&'static self, value: T) { self.start_or_set(Cell::new(value), |cell, new| cell.swap(&new)) }

    #[track_caller]
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(|cell| cell.get())
    }

    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(|cell| cell.take())
    }

    #[track_caller]
    pub fn replace(&'static self, value: T) -> T { self.with(|cell| cell.replace(value)) }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    #[track_caller]
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R { self.with(|cell| f(&*cell.borrow())) }

    #[track_caller]
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R { self.with(|cell| f(&mut *cell.borrow_mut())) }

    #[track_caller]
    pub fn set(&'static self, value: T) { self.start_or_set(RefCell::new(value), |cell, new| cell.swap(&new)) }

    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(|cell| cell.take())
    }

    #[track_caller]
    pub fn replace(&'static self, value: T) -> T { self.with(|cell| cell.replace(value)) }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalKey").finish_non_exhaustive() }
}

#[macro_export]
macro_rules! thread_local {
    () => {};
    (@one [$($attr:tt)*] [$vis:vis] $name:ident, $t:ty, $init:expr) => {
        $($attr)*
        $vis static $name: $crate::thread::LocalKey<$t> = {
            fn init() -> $t { $init }
            $crate::thread::LocalKey::new(init)
        };
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block; $($rest:tt)*) => {
        $crate::thread_local!(@one [$(#[$attr])*] [$vis] $name, $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block) => {
        $crate::thread_local!(@one [$(#[$attr])*] [$vis] $name, $t, $init);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::thread_local!(@one [$(#[$attr])*] [$vis] $name, $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $crate::thread_local!(@one [$(#[$attr])*] [$vis] $name, $t, $init);
    };
}
