//! Traits of `Option`.

use super::Nothing;
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::iter::FromIterator;
use crate::ops::{ControlFlow, FromResidual, Residual, Try};

impl<T: Clone> Clone for Option<T> {
    fn clone(&self) -> Self {
        match self {
            Some(x) => Some(x.clone()),
            None => None,
        }
    }
}

impl<T> Default for Option<T> {
    fn default() -> Option<T> { None }
}

impl<T: PartialEq> PartialEq for Option<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(l), Some(r)) => *l == *r,
            (None, None) => true,
            _ => false,
        }
    }
}
impl<T: Eq> Eq for Option<T> {}

impl<T: PartialOrd> PartialOrd for Option<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Some(l), Some(r)) => l.partial_cmp(r),
            (Some(_), None) => Some(Ordering::Greater),
            (None, Some(_)) => Some(Ordering::Less),
            (None, None) => Some(Ordering::Equal),
        }
    }
}
impl<T: Ord> Ord for Option<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Some(l), Some(r)) => l.cmp(r),
            (Some(_), None) => Ordering::Greater,
            (None, Some(_)) => Ordering::Less,
            (None, None) => Ordering::Equal,
        }
    }
}

impl<T> From<T> for Option<T> {
    fn from(val: T) -> Option<T> { Some(val) }
}
impl<'a, T> From<&'a Option<T>> for Option<&'a T> {
    fn from(o: &'a Option<T>) -> Option<&'a T> { o.as_ref() }
}
impl<'a, T> From<&'a mut Option<T>> for Option<&'a mut T> {
    fn from(o: &'a mut Option<T>) -> Option<&'a mut T> { o.as_mut() }
}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;
    fn from_output(output: T) -> Self { Some(output) }
    fn branch(self) -> ControlFlow<Option<Infallible>, T> {
        match self {
            Some(v) => ControlFlow::Continue(v),
            None => ControlFlow::Break(None),
        }
    }
}
impl<T> FromResidual<Option<Infallible>> for Option<T> {
    fn from_residual(_residual: Nothing) -> Self { None }
}
impl<T> Residual<T> for Option<Infallible> {
    type TryType = Option<T>;
}

/// Stops at the first `None`.
impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        let mut stopped = false;
        let collected = V::from_iter(Until { iter: iter.into_iter(), stopped: &mut stopped });
        if stopped { None } else { Some(collected) }
    }
}

/// The values before the first `None`; notes that there was one.
pub(crate) struct Until<'a, I> {
    pub(crate) iter: I,
    pub(crate) stopped: &'a mut bool,
}

impl<'a, A, I: Iterator<Item = Option<A>>> Iterator for Until<'a, I> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if *self.stopped {
            return None;
        }
        match self.iter.next() {
            Some(Some(x)) => Some(x),
            Some(None) => {
                *self.stopped = true;
                None
            }
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}

impl<T, U: crate::iter::Sum<T>> crate::iter::Sum<Option<T>> for Option<U> {
    fn sum<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        let mut stopped = false;
        let total = U::sum(Until { iter, stopped: &mut stopped });
        if stopped { None } else { Some(total) }
    }
}
impl<T, U: crate::iter::Product<T>> crate::iter::Product<Option<T>> for Option<U> {
    fn product<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        let mut stopped = false;
        let total = U::product(Until { iter, stopped: &mut stopped });
        if stopped { None } else { Some(total) }
    }
}
