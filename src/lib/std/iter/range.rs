//! Ranges as iterators.

use crate::intrinsics;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// Types that can be counted.
#[on_unimplemented(message = "`std::ops::Range<{Self}>` is not an iterator", label = "`Range<{Self}>` is not an iterator")]
pub trait Step: Clone + PartialOrd + Sized {
    /// How many steps lie between; `None` if more than `usize` can tell.
    fn steps_between(start: &Self, end: &Self) -> Option<usize>;
    fn forward_checked(start: &Self, count: usize) -> Option<Self>;
    fn backward_checked(start: &Self, count: usize) -> Option<Self>;
    /// One step; the caller knows that there is one.
    fn successor(&self) -> Self;
    fn predecessor(&self) -> Self;
    /// The successor, of what is known to be less than something.
    fn next_below(&self) -> Self { self.successor() }
}

macro_rules! step_int {
    ($($t:ident)*) => { $(
        impl Step for $t {
            fn steps_between(start: &$t, end: &$t) -> Option<usize> {
                if *start > *end {
                    return Some(0);
                }
                usize::try_from((*end as i128).wrapping_sub(*start as i128) as u128).ok()
            }
            fn forward_checked(start: &$t, count: usize) -> Option<$t> {
                match $t::try_from(count) {
                    Ok(n) => start.checked_add(n),
                    Err(_) => {
                        let sum = (*start as i128).checked_add(count as i128)?;
                        $t::try_from(sum).ok()
                    }
                }
            }
            fn backward_checked(start: &$t, count: usize) -> Option<$t> {
                match $t::try_from(count) {
                    Ok(n) => start.checked_sub(n),
                    Err(_) => {
                        let difference = (*start as i128).checked_sub(count as i128)?;
                        $t::try_from(difference).ok()
                    }
                }
            }
            fn successor(&self) -> $t { *self + 1 }
            fn predecessor(&self) -> $t { *self - 1 }
            fn next_below(&self) -> $t { intrinsics::wrapping_add(*self, 1) }
        }
    )* };
}
step_int! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl Step for char {
    fn steps_between(start: &char, end: &char) -> Option<usize> {
        let (a, b) = (*start as u32, *end as u32);
        if a > b {
            return Some(0);
        }
        let gap = if a < 0xD800 && b >= 0xE000 { 0x800 } else { 0 };
        Some((b - a - gap) as usize)
    }
    fn forward_checked(start: &char, count: usize) -> Option<char> {
        let code = *start as u32;
        let n = u32::try_from(count).ok()?;
        let mut to = code.checked_add(n)?;
        if code < 0xD800 && to >= 0xD800 {
            to = to.checked_add(0x800)?;
        }
        char::from_u32(to)
    }
    fn backward_checked(start: &char, count: usize) -> Option<char> {
        let code = *start as u32;
        let n = u32::try_from(count).ok()?;
        let mut to = code.checked_sub(n)?;
        if code >= 0xE000 && to < 0xE000 {
            to = to.checked_sub(0x800)?;
        }
        char::from_u32(to)
    }
    fn successor(&self) -> char {
        match *self {
            '\u{D7FF}' => '\u{E000}',
            c => unsafe { char::from_u32_unchecked(c as u32 + 1) },
        }
    }
    fn predecessor(&self) -> char {
        match *self {
            '\u{E000}' => '\u{D7FF}',
            c => unsafe { char::from_u32_unchecked(c as u32 - 1) },
        }
    }
}

fn hint(steps: Option<usize>) -> (usize, Option<usize>) {
    match steps {
        Some(n) => (n, Some(n)),
        None => (usize::MAX, None),
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.start < self.end {
            let x = self.start.clone();
            self.start = x.next_below();
            Some(x)
        } else {
            None
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end { hint(Step::steps_between(&self.start, &self.end)) } else { (0, Some(0)) }
    }
    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(x) = Step::forward_checked(&self.start, n) {
            if x < self.end {
                self.start = x.successor();
                return Some(x);
            }
        }
        self.start = self.end.clone();
        None
    }
    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }
    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}
impl<A: Step> DoubleEndedIterator for Range<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.start < self.end {
            self.end = self.end.predecessor();
            Some(self.end.clone())
        } else {
            None
        }
    }
    fn nth_back(&mut self, n: usize) -> Option<A> {
        if let Some(end) = Step::backward_checked(&self.end, n) {
            if end > self.start {
                self.end = end.predecessor();
                return Some(self.end.clone());
            }
        }
        self.end = self.start.clone();
        None
    }
}
impl<A: Step> FusedIterator for Range<A> {}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        let x = self.start.clone();
        self.start = x.successor();
        Some(x)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
    fn nth(&mut self, n: usize) -> Option<A> {
        let x = Step::forward_checked(&self.start, n).expect("overflow in `Step::forward`");
        self.start = x.successor();
        Some(x)
    }
}
impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.exhausted || !(self.start <= self.end) {
            return None;
        }
        let x = self.start.clone();
        if x < self.end {
            self.start = x.successor();
        } else {
            self.exhausted = true;
        }
        Some(x)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        match Step::steps_between(&self.start, &self.end) {
            Some(n) if n < usize::MAX => (n + 1, Some(n + 1)),
            _ => (usize::MAX, None),
        }
    }
    fn nth(&mut self, n: usize) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if let Some(x) = Step::forward_checked(&self.start, n) {
            if x < self.end {
                self.start = x.successor();
                return Some(x);
            }
            if x == self.end {
                self.start = x.clone();
                self.exhausted = true;
                return Some(x);
            }
        }
        self.start = self.end.clone();
        self.exhausted = true;
        None
    }
    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }
    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}
impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.exhausted || !(self.start <= self.end) {
            return None;
        }
        let x = self.end.clone();
        if self.start < x {
            self.end = x.predecessor();
        } else {
            self.exhausted = true;
        }
        Some(x)
    }
}
impl<A: Step> FusedIterator for RangeInclusive<A> {}

macro_rules! exact {
    ($range:ident : $($t:ty)*) => { $( impl ExactSizeIterator for $range<$t> {} )* };
}
exact! { Range : usize u8 isize i8 u16 i16 u32 i32 }
exact! { RangeInclusive : u8 i8 u16 i16 }
