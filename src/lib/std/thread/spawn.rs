//! Starting a thread.

use super::current::{self, Thread};
use super::join::{Inner, JoinHandle, Packet};
use super::local;
use super::scoped::{Scope, ScopeData, ScopedJoinHandle};
use crate::boxed::Box;
use crate::intrinsics;
use crate::io;
use crate::string::String;
use crate::sync::Arc;

#[derive(Debug)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
    no_hooks: bool,
}

impl Builder {
    pub fn new() -> Builder { Builder { name: None, stack_size: None, no_hooks: false } }

    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        Ok(JoinHandle(start(self, f, None)))
    }

    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(ScopedJoinHandle(start(self, f, Some(scope.data.clone()))))
    }
}

/// Runs `f` on a thread of its own.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    JoinHandle(start(Builder::new(), f, None))
}

/// What the new thread finds at its address.
struct Main<'scope, F, T> {
    f: F,
    packet: Arc<Packet<'scope, T>>,
    thread: Option<Thread>,
}

#[track_caller]
fn start<'scope, F: FnOnce() -> T, T>(how: Builder, f: F, scope: Option<Arc<ScopeData>>) -> Inner<'scope, T> {
    if let Some(scope) = &scope {
        scope.one_more();
    }
    if let Some(name) = &how.name {
        crate::ffi::CString::new(name.as_str()).expect("thread name may not contain interior null bytes");
    }
    let packet: Arc<Packet<'scope, T>> = Arc::new(Packet::new(scope));
    let label = match &how.name {
        Some(name) => name.clone(),
        None => String::new(),
    };
    let main = Box::into_raw(Box::new(Main { f, packet: packet.clone(), thread: None }));
    let number = intrinsics::thread_spawn(run::<F, T>, main as *mut u8, 0, label.as_ptr(), label.len());
    let thread = Thread::new(number, how.name);
    unsafe { (*main).thread = Some(thread.clone()) };
    Inner { thread, packet }
}

/// The first function of every thread.
fn run<F: FnOnce() -> T, T>(data: *mut u8) {
    let main = *unsafe { Box::from_raw(data as *mut Main<'static, F, T>) };
    if let Some(thread) = main.thread {
        current::set_current(thread);
    }
    let packet = main.packet;
    let result = crate::panicking::catch(main.f);
    packet.put(result);
    local::run_destructors();
    packet.finish();
}
