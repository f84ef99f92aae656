//! Where the main thread starts.

use crate::intrinsics;
use crate::process::Termination;

/// What the main thread has to do before it ends; set by whoever has something to do.
pub(crate) static mut AT_EXIT: Option<fn()> = None;

/// Calls `main` and ends the process with its exit code: 101 after a panic.
#[lang = "lang_start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    let code = match crate::panicking::catch(move || main().report().to_i32()) {
        Ok(code) => code,
        Err(_) => 101,
    };
    if let Some(f) = unsafe { AT_EXIT } {
        f();
    }
    intrinsics::rt_exit(code)
}
