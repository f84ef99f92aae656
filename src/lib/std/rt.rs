//! Where the main thread starts.

use crate::intrinsics;
use crate::process::Termination;

/// Calls `main` and ends the process with its exit code: 101 after a panic.
#[lang = "lang_start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    let code = match crate::panicking::catch(move || main().report().to_i32()) {
        Ok(code) => code,
        Err(_) => 101,
    };
    intrinsics::rt_exit(code)
}
