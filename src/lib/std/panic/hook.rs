//! The panic hook: a function that is told of each panic instead of the message being printed.

use crate::any::Any;
use crate::boxed::Box;
use crate::fmt;
use crate::panic::Location;

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

static mut HOOK: Option<Hook> = None;

#[derive(Debug)]
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
}

impl<'a> PanicHookInfo<'a> {
    #[must_use]
    pub fn payload(&self) -> &(dyn Any + Send) { self.payload }

    #[must_use]
    pub fn payload_as_str(&self) -> Option<&str> {
        if let Some(s) = self.payload.downcast_ref::<&str>() {
            Some(*s)
        } else if let Some(s) = self.payload.downcast_ref::<crate::string::String>() {
            Some(s.as_str())
        } else {
            None
        }
    }

    #[must_use]
    pub fn location(&self) -> Option<&Location<'_>> { Some(self.location) }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked at {}:", self.location)?;
        if let Some(text) = self.payload_as_str() {
            write!(f, "\n{text}")?;
        }
        Ok(())
    }
}

pub fn set_hook(hook: Hook) {
    unsafe {
        HOOK = Some(hook);
    }
}

/// The hook, or one that does nothing if none was set.
#[must_use]
pub fn take_hook() -> Hook {
    let slot = unsafe { &mut *(&raw mut HOOK) };
    match slot.take() {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

/// Prints what the machine prints without a hook.
fn default_hook(info: &PanicHookInfo<'_>) {
    let thread = crate::thread::current();
    let text = info.payload_as_str().unwrap_or("Box<dyn Any>");
    eprintln!("\nthread '{}' ({}) panicked at {}:\n{}", thread.name().unwrap_or("<unnamed>"), thread.number() + 1, info.location, text);
}

/// Calls the hook; false if there is none.
pub(crate) fn run(_msg: &str, payload: &(dyn Any + Send), location: &Location<'_>) -> bool {
    let slot = unsafe { &*(&raw const HOOK) };
    match slot {
        Some(hook) => {
            hook(&PanicHookInfo { payload, location });
            true
        }
        None => false,
    }
}
