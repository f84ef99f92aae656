//! The parts of a string between matches of a pattern.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::str::pattern::{after, before, DoubleEndedPattern, Pattern};

/// What all of them share: the rest of the text from `start` to `end`, and where to look on.
#[derive(Clone)]
struct Parts<'a, P> {
    hay: &'a str,
    start: usize,
    end: usize,
    front: Option<usize>,
    back: Option<usize>,
    pattern: P,
    /// an empty part at the end is given too
    trailing: bool,
    finished: bool,
}

impl<'a, P: Pattern> Parts<'a, P> {
    fn new(hay: &'a str, pattern: P, trailing: bool) -> Parts<'a, P> {
        Parts { hay, start: 0, end: hay.len(), front: Some(0), back: Some(hay.len()), pattern, trailing, finished: false }
    }

    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if !self.trailing && self.start == self.end { None } else { Some(&self.hay[self.start..self.end]) }
    }

    /// The next match in what is left.
    fn find(&mut self) -> Option<(usize, usize)> {
        let found = self.pattern.find_in(self.hay, self.front?)?;
        if found.1 > self.end || self.back.is_none() {
            return None;
        }
        self.front = after(self.hay, found);
        Some(found)
    }

    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.find() {
            Some((a, b)) => {
                let part = &self.hay[self.start..a];
                self.start = b;
                Some(part)
            }
            None => self.rest(),
        }
    }

    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.find() {
            Some((_, b)) => {
                let part = &self.hay[self.start..b];
                self.start = b;
                Some(part)
            }
            None => self.rest(),
        }
    }

    fn rfind(&mut self) -> Option<(usize, usize)> {
        let found = self.pattern.rfind_in(self.hay, self.back?)?;
        if found.0 < self.start {
            return None;
        }
        self.back = before(self.hay, found);
        Some(found)
    }

    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.trailing {
            self.trailing = true;
            match self.next_back() {
                Some(part) if !part.is_empty() => return Some(part),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.rfind() {
            Some((a, b)) => {
                let part = &self.hay[b..self.end];
                self.end = a;
                Some(part)
            }
            None => {
                self.finished = true;
                Some(&self.hay[self.start..self.end])
            }
        }
    }

    fn next_back_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.trailing {
            self.trailing = true;
            // the match that ends the text belongs to the last part
            if let Some(found) = self.rfind() {
                if found.1 != self.end {
                    self.back = Some(self.end);
                }
            }
            if self.start == self.end {
                self.finished = true;
                return None;
            }
        }
        match self.rfind() {
            Some((_, b)) => {
                let part = &self.hay[b..self.end];
                self.end = b;
                Some(part)
            }
            None => {
                self.finished = true;
                Some(&self.hay[self.start..self.end])
            }
        }
    }

    fn remainder(&self) -> Option<&'a str> {
        if self.finished { None } else { Some(&self.hay[self.start..self.end]) }
    }
}

macro_rules! splits {
    ($($name:ident $next:ident;)*) => { $(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[derive(Clone)]
        pub struct $name<'a, P> {
            parts: Parts<'a, P>,
        }
        impl<'a, P: Pattern> Iterator for $name<'a, P> {
            type Item = &'a str;
            fn next(&mut self) -> Option<&'a str> { self.parts.$next() }
        }
        impl<'a, P: Pattern> FusedIterator for $name<'a, P> {}
        impl<'a, P: Pattern> $name<'a, P> {
            fn remainder(&self) -> Option<&'a str> { self.parts.remainder() }
        }
        impl<'a, P: Pattern> fmt::Debug for $name<'a, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("rest", &self.parts.remainder()).finish()
            }
        }
    )* };
}
splits! {
    Split next;
    SplitTerminator next;
    SplitInclusive next_inclusive;
    RSplit next_back;
    RSplitTerminator next_back;
}

macro_rules! double_ended {
    ($($name:ident $back:ident;)*) => { $(
        impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for $name<'a, P> {
            fn next_back(&mut self) -> Option<&'a str> { self.parts.$back() }
        }
    )* };
}
double_ended! {
    Split next_back;
    SplitTerminator next_back;
    SplitInclusive next_back_inclusive;
    RSplit next;
    RSplitTerminator next;
}

macro_rules! counted {
    ($($name:ident $next:ident;)*) => { $(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[derive(Clone)]
        pub struct $name<'a, P> {
            parts: Parts<'a, P>,
            left: usize,
        }
        impl<'a, P: Pattern> Iterator for $name<'a, P> {
            type Item = &'a str;
            fn next(&mut self) -> Option<&'a str> {
                match self.left {
                    0 => None,
                    1 => {
                        self.left = 0;
                        self.parts.rest()
                    }
                    _ => {
                        self.left -= 1;
                        self.parts.$next()
                    }
                }
            }
        }
        impl<'a, P: Pattern> FusedIterator for $name<'a, P> {}
        impl<'a, P: Pattern> fmt::Debug for $name<'a, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("rest", &self.parts.remainder()).finish()
            }
        }
    )* };
}
counted! {
    SplitN next;
    RSplitN next_back;
}

impl str {
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split { parts: Parts::new(self, pat, true) } }

    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive { parts: Parts::new(self, pat, false) }
    }

    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> { RSplit { parts: Parts::new(self, pat, true) } }

    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator { parts: Parts::new(self, pat, false) }
    }

    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P> {
        RSplitTerminator { parts: Parts::new(self, pat, false) }
    }

    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN { parts: Parts::new(self, pat, true), left: n }
    }

    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> {
        RSplitN { parts: Parts::new(self, pat, true), left: n }
    }

    pub fn split_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        let mut delimiter = delimiter;
        let (a, b) = delimiter.find_in(self, 0)?;
        Some((&self[..a], &self[b..]))
    }

    pub fn rsplit_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        let mut delimiter = delimiter;
        let (a, b) = delimiter.rfind_in(self, self.len())?;
        Some((&self[..a], &self[b..]))
    }
}
