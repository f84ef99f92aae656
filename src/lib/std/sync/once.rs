//! `Once`: something that is done one time only, whoever comes first.

use super::parking::Queue;
use super::res::{self, Res};
use crate::cell::Cell;
use crate::fmt;

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Todo,
    Running,
    Poisoned,
    Done,
}

pub struct Once {
    stage: Cell<Stage>,
    waiting: Queue,
    res: Res,
}

unsafe impl Send for Once {}
unsafe impl Sync for Once {}
impl crate::panic::UnwindSafe for Once {}
impl crate::panic::RefUnwindSafe for Once {}

pub const ONCE_INIT: Once = Once::new();

/// What `call_once_force` tells its closure.
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    pub fn is_poisoned(&self) -> bool { self.poisoned }
}
impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}

/// Sets the stage however the closure ends.
struct Finish<'a> {
    once: &'a Once,
    stage: Stage,
}

impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.once.stage.set(self.stage);
        self.once.waiting.wake_all();
    }
}

impl Once {
    #[must_use]
    #[track_caller]
    pub const fn new() -> Once { Once { stage: Cell::new(Stage::Todo), waiting: Queue::new(), res: Res::new(res::ONCE) } }

    #[track_caller]
    fn run<F: FnOnce(&OnceState)>(&self, force: bool, f: F) {
        while let Stage::Running = self.stage.get() {
            self.res.wait();
            self.waiting.wait();
        }
        let poisoned = match self.stage.get() {
            Stage::Done => return,
            Stage::Poisoned => {
                if !force {
                    panic!("Once instance has previously been poisoned");
                }
                true
            }
            _ => false,
        };
        self.stage.set(Stage::Running);
        let mut finish = Finish { once: self, stage: Stage::Poisoned };
        f(&OnceState { poisoned });
        finish.stage = Stage::Done;
    }

    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) { self.run(false, |_| f()) }

    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) { self.run(true, f) }

    pub fn is_completed(&self) -> bool { self.stage.get() == Stage::Done }

    pub(crate) fn is_poisoned(&self) -> bool { self.stage.get() == Stage::Poisoned }

    /// Waits as well after an attempt that panicked.
    pub fn wait_force(&self) {
        while !self.is_completed() {
            self.res.wait();
            self.waiting.wait();
        }
    }

    #[track_caller]
    pub fn wait(&self) {
        while !self.is_completed() {
            if self.is_poisoned() {
                panic!("Once instance has previously been poisoned");
            }
            self.res.wait();
            self.waiting.wait();
        }
    }
}
impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Once").finish_non_exhaustive() }
}
