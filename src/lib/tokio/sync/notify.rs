//! `Notify`: a word to one waiter, or to all.

use super::wake_all::wake_all;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::task::{Context, Poll, Waker};
use std::vec::Vec;

/// `told`: `notify_one` was called while nobody waited. `rounds` counts the calls of `notify_waiters`.
pub struct Notify {
    told: Cell<bool>,
    rounds: Cell<usize>,
    waiters: UnsafeCell<VecDeque<*mut Waiter>>,
    pub(crate) res: Res,
}

unsafe impl Send for Notify {}
unsafe impl Sync for Notify {}

#[derive(Clone, Copy, PartialEq)]
enum Word {
    None,
    One,
    All,
}

struct Waiter {
    word: Word,
    waker: Option<Waker>,
}

impl Notify {
    #[track_caller]
    pub fn new() -> Notify { Notify::const_new() }

    #[track_caller]
    pub const fn const_new() -> Notify { Notify::of_kind(res::NOTIFY) }

    #[track_caller]
    pub(crate) const fn of_kind(kind: u32) -> Notify {
        Notify { told: Cell::new(false), rounds: Cell::new(0), waiters: UnsafeCell::new(VecDeque::new()), res: Res::new(kind) }
    }

    fn waiters(&self) -> &mut VecDeque<*mut Waiter> { unsafe { &mut *self.waiters.get() } }

    pub fn notified(&self) -> Notified<'_> {
        Notified {
            notify: self,
            round: self.rounds.get(),
            stage: Stage::New,
            waiter: Waiter { word: Word::None, waker: None },
            _pin: PhantomPinned,
        }
    }

    /// Wakes the one that waits longest; if there is none, the next one to wait need not.
    pub fn notify_one(&self) {
        let first = self.waiters().pop_front();
        self.tell(first);
    }

    #[cfg(tokio_1_53)]
    pub fn notify_last(&self) {
        let last = self.waiters().pop_back();
        self.tell(last);
    }

    fn tell(&self, waiter: Option<*mut Waiter>) {
        match waiter {
            Some(waiter) => {
                let waiter = unsafe { &mut *waiter };
                waiter.word = Word::One;
                if let Some(waker) = waiter.waker.take() {
                    waker.wake();
                }
            }
            None => self.told.set(true),
        }
    }

    /// Wakes all that wait now, and those who hold a `Notified` already; nothing is kept for later.
    pub fn notify_waiters(&self) { wake_all(self.take_all()) }

    /// The same, whatever the version: first come, first woken.
    pub(crate) fn notify_in_order(&self) {
        for waker in self.take_all() {
            waker.wake();
        }
    }

    fn take_all(&self) -> Vec<Waker> {
        self.rounds.set(self.rounds.get() + 1);
        let mut woken = Vec::new();
        while let Some(waiter) = self.waiters().pop_front() {
            let waiter = unsafe { &mut *waiter };
            waiter.word = Word::All;
            if let Some(waker) = waiter.waker.take() {
                woken.push(waker);
            }
        }
        woken
    }
}

impl Default for Notify {
    #[track_caller]
    fn default() -> Notify { Notify::new() }
}
impl fmt::Debug for Notify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Notify").finish_non_exhaustive() }
}

#[derive(PartialEq)]
enum Stage {
    New,
    Waiting,
    Done,
}

/// Ready when it has been notified.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Notified<'a> {
    notify: &'a Notify,
    round: usize,
    stage: Stage,
    waiter: Waiter,
    _pin: PhantomPinned,
}

unsafe impl Send for Notified<'_> {}
unsafe impl Sync for Notified<'_> {}

impl Notified<'_> {
    /// Stands in the queue from now on, without waiting. True: it has been notified already.
    pub fn enable(self: Pin<&mut Self>) -> bool { self.look(None).is_ready() }

    fn look(self: Pin<&mut Self>, waker: Option<&Waker>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        let notify = this.notify;
        if this.stage == Stage::New {
            if this.round != notify.rounds.get() {
                this.stage = Stage::Done;
            } else if notify.told.get() {
                notify.told.set(false);
                this.stage = Stage::Done;
            } else {
                notify.waiters().push_back(&mut this.waiter as *mut Waiter);
                this.stage = Stage::Waiting;
            }
        }
        if this.stage == Stage::Waiting && this.waiter.word != Word::None {
            this.stage = Stage::Done;
        }
        if this.stage == Stage::Done {
            return Poll::Ready(());
        }
        if let Some(waker) = waker {
            this.waiter.waker = Some(waker.clone());
            notify.res.wait();
        }
        Poll::Pending
    }
}

impl Future for Notified<'_> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> { self.look(Some(cx.waker())) }
}

impl Drop for Notified<'_> {
    /// A word that was meant for this one goes to the next.
    fn drop(&mut self) {
        if self.stage != Stage::Waiting {
            return;
        }
        match self.waiter.word {
            Word::None => {
                let me = &mut self.waiter as *mut Waiter;
                self.notify.waiters().retain(|w| *w != me);
            }
            Word::One => self.notify.notify_one(),
            Word::All => {}
        }
    }
}
impl fmt::Debug for Notified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Notified").finish_non_exhaustive() }
}
