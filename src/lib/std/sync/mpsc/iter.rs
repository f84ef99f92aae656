//! Receiving in a loop.

use super::Receiver;

/// Ends when all senders are gone.
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    pub(crate) rx: &'a Receiver<T>,
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;
    #[pitfall = "blocks; std::sync::mpsc::Iter::next; take a channel whose `recv` is awaited, such as `tokio::sync::mpsc`"]
    fn next(&mut self) -> Option<T> { self.rx.recv().ok() }
}

/// Ends when there is nothing at the moment.
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    pub(crate) rx: &'a Receiver<T>,
}
impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.try_recv().ok() }
}

#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    #[pitfall = "blocks; std::sync::mpsc::IntoIter::next; take a channel whose `recv` is awaited, such as `tokio::sync::mpsc`"]
    fn next(&mut self) -> Option<T> { self.rx.recv().ok() }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { rx: self } }
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
