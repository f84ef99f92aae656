//! `LazyCell`: a value that is made when somebody first looks at it.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem;
use crate::ops::{Deref, DerefMut};

enum State<T, F> {
    Todo(F),
    Done(T),
    Poisoned,
}

pub struct LazyCell<T, F = fn() -> T> {
    state: UnsafeCell<State<T, F>>,
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    pub const fn new(f: F) -> LazyCell<T, F> { LazyCell { state: UnsafeCell::new(State::Todo(f)) } }

    #[track_caller]
    pub fn force(this: &LazyCell<T, F>) -> &T {
        let state = this.state.get();
        if let State::Todo(_) = unsafe { &*state } {
            if let State::Todo(f) = mem::replace(unsafe { &mut *state }, State::Poisoned) {
                let value = f();
                unsafe { *state = State::Done(value) };
            }
        }
        match unsafe { &*state } {
            State::Done(value) => value,
            _ => panic!("LazyCell instance has previously been poisoned"),
        }
    }
}

impl<T, F> LazyCell<T, F> {
    /// The value, if it is there already.
    #[must_use]
    pub fn get(this: &LazyCell<T, F>) -> Option<&T> {
        match unsafe { &*this.state.get() } {
            State::Done(value) => Some(value),
            _ => None,
        }
    }

    #[must_use]
    pub fn get_mut(this: &mut LazyCell<T, F>) -> Option<&mut T> {
        match this.state.get_mut() {
            State::Done(value) => Some(value),
            _ => None,
        }
    }
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    #[track_caller]
    pub fn force_mut(this: &mut LazyCell<T, F>) -> &mut T {
        LazyCell::force(this);
        match this.state.get_mut() {
            State::Done(value) => value,
            _ => unreachable!(),
        }
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyCell<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T { LazyCell::force_mut(self) }
}
impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T { LazyCell::force(self) }
}
impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> { LazyCell::new(T::default) }
}
impl<T: fmt::Debug, F> fmt::Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyCell");
        match unsafe { &*self.state.get() } {
            State::Done(value) => d.field(value),
            _ => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
