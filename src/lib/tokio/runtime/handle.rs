//! A way to a runtime from elsewhere.

use super::{block_on, Enter, RuntimeFlavor, NO_WORKER};
use crate::task::{self, JoinHandle};
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::marker::PhantomData;

#[derive(Clone)]
pub struct Handle {
    pub(crate) rt: u32,
    pub(crate) multi: bool,
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = if self.multi { "MultiThread(multi_thread::Handle { ... })" } else { "CurrentThread(current_thread::Handle { ... })" };
        f.debug_struct("Handle").field("inner", &format_args!("{}", inner)).finish()
    }
}

pub struct EnterGuard<'a> {
    _enter: Enter,
    _runtime: PhantomData<&'a Handle>,
}

/// There is no runtime here.
pub struct TryCurrentError {
    kind: ContextError,
}

#[derive(Debug)]
enum ContextError {
    NoContext,
}

impl fmt::Debug for TryCurrentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TryCurrentError").field("kind", &self.kind).finish()
    }
}

impl fmt::Display for TryCurrentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(super::NO_RUNTIME)
    }
}

impl std::error::Error for TryCurrentError {}

impl TryCurrentError {
    pub fn is_missing_context(&self) -> bool {
        true
    }

    pub fn is_thread_local_destroyed(&self) -> bool {
        false
    }
}

impl Handle {
    #[track_caller]
    pub fn current() -> Handle {
        match Handle::try_current() {
            Ok(handle) => handle,
            Err(e) => panic!("{}", e),
        }
    }

    pub fn try_current() -> Result<Handle, TryCurrentError> {
        let rt = intrinsics::rt_current();
        if rt == u32::MAX { Err(TryCurrentError { kind: ContextError::NoContext }) } else { Ok(Handle { rt, multi: intrinsics::rt_flavor(rt) == 1 }) }
    }

    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        task::spawn_on(self.rt, future)
    }

    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        task::spawn_blocking_on(self.rt, func)
    }

    /// Drives the future here; on a current_thread runtime somebody else must
    /// drive the timers and the spawned tasks.
    #[track_caller]
    #[pitfall = "blocks; tokio::runtime::Handle::block_on; await the future instead: inside a Tokio runtime this call panics"]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        if self.multi {
            return block_on(self.rt, self.rt, NO_WORKER, future);
        }
        let driver = intrinsics::rt_new(2, 1, 0);
        let value = block_on(self.rt, driver, 0, future);
        intrinsics::rt_close(driver);
        value
    }

    pub fn enter(&self) -> EnterGuard<'_> {
        EnterGuard { _enter: Enter::new(self.rt), _runtime: PhantomData }
    }

    pub fn runtime_flavor(&self) -> RuntimeFlavor {
        if self.multi { RuntimeFlavor::MultiThread } else { RuntimeFlavor::CurrentThread }
    }
}
