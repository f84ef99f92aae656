//! Panics: catching them, and where they happened.

pub(crate) mod hook;
mod unwind_safe;

pub use self::hook::{set_hook, take_hook, PanicHookInfo};
pub use self::hook::PanicHookInfo as PanicInfo;
pub use self::unwind_safe::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};

use crate::any::Any;
use crate::boxed::Box;
use crate::fmt;
use crate::intrinsics;

/// A place in the program.
#[lang = "Location"]
#[derive(Copy, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[home = "core::panic::location"]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Location<'a> {
    #[must_use]
    #[track_caller]
    pub const fn caller() -> &'static Location<'static> { intrinsics::caller_location() }

    #[must_use]
    pub const fn file(&self) -> &str { self.file }

    #[must_use]
    pub const fn line(&self) -> u32 { self.line }

    #[must_use]
    pub const fn column(&self) -> u32 { self.column }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Calls `f`; a panic in it becomes `Err` with the panic's payload.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> Result<R, Box<dyn Any + Send + 'static>> { crate::panicking::catch(f) }

/// Goes on with a panic that was caught; prints nothing.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! { crate::panicking::resume(payload) }

#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! { crate::panicking::begin_any(Box::new(msg)) }
