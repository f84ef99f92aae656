//! Values that each task has for itself.

use super::current::context_now;
use std::any::Any;
use std::fmt;

/// A key of `task_local!`; its address tells it from others.
#[derive(Debug)]
pub struct LocalKey<T: Send + 'static> {
    #[doc(hidden)]
    pub __init: fn() -> T,
    #[doc(hidden)]
    pub __place: u8,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError {
    _private: (),
}

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("already destroyed or called outside async-std tasks", f)
    }
}

impl std::error::Error for AccessError {}

impl<T: Send + 'static> LocalKey<T> {
    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.try_with(f).expect("`LocalKey::with` called outside the context of a task")
    }

    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        let context = match context_now() {
            Some(context) => context,
            None => return Err(AccessError { _private: () }),
        };
        let key = self as *const LocalKey<T> as usize;
        if !context.locals.get().iter().any(|l| l.0 == key) {
            let value: Box<dyn Any + Send> = Box::new((self.__init)());
            context.locals.get().push((key, value));
        }
        let place = context.locals.get().iter().find(|l| l.0 == key).unwrap();
        match place.1.downcast_ref::<T>() {
            Some(value) => Ok(f(value)),
            None => unreachable!(),
        }
    }
}

#[macro_export]
macro_rules! task_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $(#[$attr])*
        $vis static $name: $crate::task::LocalKey<$t> = {
            fn __init() -> $t {
                $init
            }
            $crate::task::LocalKey { __init, __place: 0 }
        };
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::task_local!($(#[$attr])* $vis static $name: $t = $init);
        $crate::task_local!($($rest)*);
    };
}
