//! Room in a channel that was taken before there was a message.

use super::bounded::Sender;
use super::chan::Chan;
use std::fmt;
use std::mem;

#[must_use]
pub struct Permit<'a, T> {
    chan: &'a Chan<T>,
}

impl<'a, T> Permit<'a, T> {
    pub(crate) fn new(chan: &'a Chan<T>) -> Permit<'a, T> { Permit { chan } }

    pub fn send(self, value: T) {
        self.chan.push(value);
        mem::forget(self);
    }
}
impl<T> Drop for Permit<'_, T> {
    fn drop(&mut self) { self.chan.permit_dropped() }
}
impl<T> fmt::Debug for Permit<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Permit").finish_non_exhaustive() }
}

pub struct OwnedPermit<T> {
    sender: Option<Sender<T>>,
}

impl<T> OwnedPermit<T> {
    pub(crate) fn new(sender: Sender<T>) -> OwnedPermit<T> { OwnedPermit { sender: Some(sender) } }

    pub fn send(mut self, value: T) -> Sender<T> {
        let sender = self.sender.take().unwrap();
        sender.chan.push(value);
        sender
    }

    pub fn release(mut self) -> Sender<T> {
        let sender = self.sender.take().unwrap();
        sender.chan.permit_dropped();
        sender
    }
}
impl<T> Drop for OwnedPermit<T> {
    fn drop(&mut self) {
        if let Some(sender) = &self.sender {
            sender.chan.permit_dropped();
        }
    }
}
impl<T> fmt::Debug for OwnedPermit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("OwnedPermit").finish_non_exhaustive() }
}
