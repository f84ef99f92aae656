//! The process.

use crate::convert::Infallible;
use crate::fmt::Debug;
use crate::intrinsics;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct ExitCode(u8);

impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
    pub const FAILURE: ExitCode = ExitCode(1);

    pub fn exit_process(self) -> ! { exit(self.0 as i32) }
}

impl Debug for ExitCode {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { write!(f, "ExitCode(unix_exit_status({}))", self.0) }
}
impl From<u8> for ExitCode {
    fn from(code: u8) -> Self { ExitCode(code) }
}

/// What `main` may return.
#[lang = "termination"]
#[on_unimplemented(
    message = "`main` has invalid return type `{Self}`",
    label = "`main` can only return types that implement `{This}`"
)]
pub trait Termination {
    #[lang = "termination_report"]
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode { ExitCode::SUCCESS }
}
impl Termination for ! {
    fn report(self) -> ExitCode { self }
}
impl Termination for Infallible {
    fn report(self) -> ExitCode { match self {} }
}
impl Termination for ExitCode {
    fn report(self) -> ExitCode { self }
}
impl<T: Termination, E: Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(val) => val.report(),
            Err(err) => {
                eprintln!("Error: {err:?}");
                ExitCode::FAILURE
            }
        }
    }
}

/// Ends the program at once; no destructor runs.
pub fn exit(code: i32) -> ! { intrinsics::rt_exit(code) }

pub fn abort() -> ! { intrinsics::rt_exit(134) }

#[must_use]
pub fn id() -> u32 { 1 }

impl ExitCode {
    pub(crate) fn to_i32(self) -> i32 { self.0 as i32 }
}

#[unsupported] pub struct Command;
#[unsupported] pub struct Child;
#[unsupported] pub struct ChildStdin;
#[unsupported] pub struct ChildStdout;
#[unsupported] pub struct ChildStderr;
#[unsupported] pub struct ExitStatus;
#[unsupported] pub struct Output;
#[unsupported] pub struct Stdio;
