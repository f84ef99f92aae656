//! The newest value: receivers see that it changed, not how often.

use super::notify::Notify;
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;
use std::panic;
use std::sync::res;
use std::sync::{Arc, RwLock, RwLockReadGuard};

pub mod error {
    //! How sending and receiving can fail.

    use std::fmt;

    /// Nobody receives; here is the value back.
    #[derive(PartialEq, Eq, Clone, Copy, Debug)]
    pub struct SendError<T>(pub T);

    /// The sender is gone.
    #[derive(Debug, Clone)]
    pub struct RecvError(pub(super) ());

    impl<T> fmt::Display for SendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") }
    }
    impl<T: fmt::Debug> std::error::Error for SendError<T> {}
    impl fmt::Display for RecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") }
    }
    impl std::error::Error for RecvError {}
}

use self::error::{RecvError, SendError};

struct Shared<T> {
    value: RwLock<T>,
    version: Cell<u64>,
    senders: Cell<usize>,
    receivers: Cell<usize>,
    changed: Notify,
    unwatched: Notify,
}

unsafe impl<T: Send + Sync> Send for Shared<T> {}
unsafe impl<T: Send + Sync> Sync for Shared<T> {}

pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}

pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
    seen: u64,
}

/// The value, locked for reading: sending waits until this is gone.
#[pitfall = "guard; tokio::sync::watch::Ref; who sends on the channel meanwhile blocks its thread until this is gone"]
pub struct Ref<'a, T> {
    inner: RwLockReadGuard<'a, T>,
    has_changed: bool,
}

#[track_caller]
pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Shared {
        value: RwLock::new(init),
        version: Cell::new(0),
        senders: Cell::new(1),
        receivers: Cell::new(1),
        changed: Notify::of_kind(res::WATCH),
        unwatched: Notify::of_kind(res::CLOSED),
    });
    (Sender { shared: shared.clone() }, Receiver { shared, seen: 0 })
}

impl<T> Ref<'_, T> {
    pub fn has_changed(&self) -> bool { self.has_changed }
}
impl<T> Deref for Ref<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { &*self.inner }
}
impl<T: fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ref").field("inner", &self.inner).field("has_changed", &self.has_changed).finish()
    }
}

impl<T> Receiver<T> {
    pub fn borrow(&self) -> Ref<'_, T> {
        let inner = self.shared.value.read().unwrap();
        Ref { inner, has_changed: self.seen != self.shared.version.get() }
    }

    pub fn borrow_and_update(&mut self) -> Ref<'_, T> {
        let inner = self.shared.value.read().unwrap();
        let version = self.shared.version.get();
        let has_changed = self.seen != version;
        self.seen = version;
        Ref { inner, has_changed }
    }

    pub fn has_changed(&self) -> Result<bool, RecvError> {
        if self.shared.senders.get() == 0 {
            return Err(RecvError(()));
        }
        Ok(self.seen != self.shared.version.get())
    }

    #[cfg(tokio_1_53)]
    pub fn mark_changed(&mut self) { self.seen = self.shared.version.get().wrapping_sub(1) }

    #[cfg(tokio_1_53)]
    pub fn mark_unchanged(&mut self) { self.seen = self.shared.version.get() }

    pub async fn changed(&mut self) -> Result<(), RecvError> {
        loop {
            let again = self.shared.changed.notified();
            let version = self.shared.version.get();
            if self.seen != version {
                self.seen = version;
                return Ok(());
            }
            if self.shared.senders.get() == 0 {
                return Err(RecvError(()));
            }
            again.await;
        }
    }

    #[cfg(tokio_1_53)]
    pub async fn wait_for(&mut self, mut f: impl FnMut(&T) -> bool) -> Result<Ref<'_, T>, RecvError> {
        loop {
            let last = self.shared.senders.get() == 0;
            let version = self.shared.version.get();
            let has_changed = self.seen != version;
            self.seen = version;
            if f(&*self.shared.value.read().unwrap()) {
                let inner = self.shared.value.read().unwrap();
                return Ok(Ref { inner, has_changed });
            }
            if last {
                return Err(RecvError(()));
            }
            let again = self.shared.changed.notified();
            if self.shared.version.get() == self.seen && self.shared.senders.get() != 0 {
                again.await;
            }
        }
    }

    pub fn same_channel(&self, other: &Receiver<T>) -> bool { Arc::ptr_eq(&self.shared, &other.shared) }
}
impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Receiver<T> {
        self.shared.receivers.set(self.shared.receivers.get() + 1);
        Receiver { shared: self.shared.clone(), seen: self.seen }
    }
}
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.shared.receivers.set(self.shared.receivers.get() - 1);
        if self.shared.receivers.get() == 0 {
            self.shared.unwatched.notify_waiters();
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() }
}

impl<T> Sender<T> {
    #[track_caller]
    #[cfg(tokio_1_53)]
    pub fn new(init: T) -> Sender<T> {
        let (sender, receiver) = channel(init);
        drop(receiver);
        sender
    }

    pub fn send(&self, value: T) -> Result<(), SendError<T>> {
        if self.receiver_count() == 0 {
            return Err(SendError(value));
        }
        drop(self.send_replace(value));
        Ok(())
    }

    pub fn send_modify<F: FnOnce(&mut T)>(&self, modify: F) {
        self.send_if_modified(|value| {
            modify(value);
            true
        });
    }

    pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool {
        let mut value = self.shared.value.write().unwrap();
        let result = panic::catch_unwind(panic::AssertUnwindSafe(|| modify(&mut *value)));
        match result {
            Ok(false) => return false,
            Ok(true) => {}
            Err(payload) => {
                drop(value);
                panic::resume_unwind(payload)
            }
        }
        self.shared.version.set(self.shared.version.get() + 1);
        drop(value);
        self.shared.changed.notify_waiters();
        true
    }

    pub fn send_replace(&self, value: T) -> T {
        let mut value = value;
        self.send_modify(|old| std::mem::swap(old, &mut value));
        value
    }

    pub fn borrow(&self) -> Ref<'_, T> { Ref { inner: self.shared.value.read().unwrap(), has_changed: false } }

    pub fn is_closed(&self) -> bool { self.receiver_count() == 0 }

    pub async fn closed(&self) {
        while self.receiver_count() > 0 {
            let again = self.shared.unwatched.notified();
            if self.receiver_count() == 0 {
                return;
            }
            again.await;
        }
    }

    pub fn subscribe(&self) -> Receiver<T> {
        self.shared.receivers.set(self.shared.receivers.get() + 1);
        Receiver { shared: self.shared.clone(), seen: self.shared.version.get() }
    }

    pub fn receiver_count(&self) -> usize { self.shared.receivers.get() }
}
#[cfg(tokio_1_53)]
impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.shared.senders.set(self.shared.senders.get() + 1);
        Sender { shared: self.shared.clone() }
    }
}
impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.shared.senders.set(self.shared.senders.get() - 1);
        if self.shared.senders.get() == 0 {
            self.shared.changed.notify_waiters();
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Sender").finish_non_exhaustive() }
}
