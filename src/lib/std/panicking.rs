//! How a panic begins. The message becomes the payload; then the thread unwinds.

use crate::any::Any;
use crate::boxed::Box;
use crate::fmt::{self, Arguments, Debug};
use crate::intrinsics;
use crate::panic::Location;

/// A panic with a fixed text.
#[lang = "panic"]
#[track_caller]
#[cold]
pub const fn panic(msg: &'static str) -> ! {
    begin(msg, Box::new(msg))
}

/// `panic!` with a format string. Without arguments the payload is a `&'static str`, else a `String`.
#[lang = "panic_fmt"]
#[track_caller]
#[cold]
pub const fn panic_fmt(args: Arguments<'_>) -> ! {
    match args.as_str() {
        Some(msg) => begin(msg, Box::new(msg)),
        None => {
            let text = fmt::format(args);
            let copy = text.clone();
            begin(&copy, Box::new(text))
        }
    }
}

#[track_caller]
#[cold]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x))
}

#[cold]
pub(crate) const fn panic_radix(radix: u32) -> ! {
    panic_fmt(format_args!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {}", radix))
}

#[lang = "panic_bounds_check"]
#[track_caller]
#[cold]
fn panic_bounds_check(index: usize, len: usize) -> ! {
    panic!("index out of bounds: the len is {len} but the index is {index}")
}

/// The machine found an arithmetic error, or a future polled after its end. The kinds are rows of its table of traps.
#[lang = "panic_trap"]
#[track_caller]
#[cold]
fn panic_trap(kind: u32) -> ! {
    panic(match kind {
        0 => "attempt to add with overflow",
        1 => "attempt to subtract with overflow",
        2 => "attempt to multiply with overflow",
        3 => "attempt to divide with overflow",
        4 => "attempt to calculate the remainder with overflow",
        5 => "attempt to negate with overflow",
        6 => "attempt to shift left with overflow",
        7 => "attempt to shift right with overflow",
        8 => "attempt to divide by zero",
        9 => "attempt to calculate the remainder with a divisor of zero",
        10 => "`async fn` resumed after completion",
        _ => "`async fn` resumed after panicking",
    })
}

/// Tells the machine, which prints the message, and starts to unwind.
#[track_caller]
fn begin(msg: &str, payload: Box<dyn Any + Send>) -> ! {
    let at = Location::caller();
    let file = at.file();
    if crate::panic::hook::run(msg, &*payload, at) {
        intrinsics::rt_panic_begin(msg.as_ptr(), msg.len(), file.as_ptr(), 0, at.line(), at.column());
    } else {
        intrinsics::rt_panic_begin(msg.as_ptr(), msg.len(), file.as_ptr(), file.len(), at.line(), at.column());
    }
    unwind(payload)
}

/// Unwinds without a message: `resume_unwind`.
pub(crate) fn resume(payload: Box<dyn Any + Send>) -> ! {
    intrinsics::rt_panic_resumed();
    unwind(payload)
}

fn unwind(payload: Box<dyn Any + Send>) -> ! {
    intrinsics::begin_unwind(Box::into_raw(Box::new(payload)) as *mut u8)
}

/// `panic_any`: any value as the payload.
#[track_caller]
pub(crate) fn begin_any(payload: Box<dyn Any + Send>) -> ! {
    if let Some(s) = payload.downcast_ref::<&'static str>() {
        let s: &'static str = *s;
        begin(s, payload)
    } else if let Some(s) = payload.downcast_ref::<crate::string::String>() {
        let copy = s.clone();
        begin(&copy, payload)
    } else {
        begin("Box<dyn Any>", payload)
    }
}

#[derive(Debug)]
pub enum AssertKind {
    Eq,
    Ne,
    Match,
}

/// `assert_eq!` and `assert_ne!` end here when they fail.
#[track_caller]
#[cold]
pub fn assert_failed<T: Debug + ?Sized, U: Debug + ?Sized>(kind: AssertKind, left: &T, right: &U, args: Option<Arguments<'_>>) -> ! {
    let op = match kind {
        AssertKind::Eq => "==",
        AssertKind::Ne => "!=",
        AssertKind::Match => "matches",
    };
    match args {
        Some(args) => panic!("assertion `left {op} right` failed: {args}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}

/// The panic whose payload `intrinsics::catch_unwind` gave is over.
pub fn caught(payload: *mut u8) -> Box<dyn Any + Send> {
    intrinsics::rt_panic_caught();
    *unsafe { Box::from_raw(payload as *mut Box<dyn Any + Send>) }
}

/// Calls `f`; a panic in it ends here, with its payload.
pub(crate) fn catch<R, F: FnOnce() -> R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    struct Call<F, R> {
        f: Option<F>,
        result: Option<R>,
    }
    fn run<R, F: FnOnce() -> R>(data: *mut u8) {
        let call = unsafe { &mut *(data as *mut Call<F, R>) };
        if let Some(f) = call.f.take() {
            call.result = Some(f());
        }
    }
    let mut call: Call<F, R> = Call { f: Some(f), result: None };
    let payload = intrinsics::catch_unwind(run::<R, F>, &mut call as *mut Call<F, R> as *mut u8);
    if payload.is_null() {
        match call.result {
            Some(value) => Ok(value),
            None => intrinsics::unreachable(),
        }
    } else {
        Err(caught(payload))
    }
}
