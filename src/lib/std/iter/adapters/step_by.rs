//! `step_by`.

use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};

/// `gap`: how many to leave out between two.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct StepBy<I> {
    iter: I,
    gap: usize,
    first_take: bool,
}

impl<I> StepBy<I> {
    pub(crate) fn new(iter: I, step: usize) -> StepBy<I> {
        assert!(step != 0);
        StepBy { iter, gap: step - 1, first_take: true }
    }
}

impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        if self.first_take {
            self.first_take = false;
            self.iter.next()
        } else {
            self.iter.nth(self.gap)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let step = self.gap + 1;
        let first = self.first_take;
        let count = |n: usize| if first { n / step + (n % step != 0) as usize } else { n / step };
        let (low, high) = self.iter.size_hint();
        (count(low), high.map(count))
    }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        let step = self.gap + 1;
        let rest = self.iter.len() % step;
        let behind = if self.first_take { if rest == 0 { self.gap } else { rest - 1 } } else { rest };
        self.iter.nth_back(behind)
    }
}
impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}
