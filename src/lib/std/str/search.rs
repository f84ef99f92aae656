//! Looking for patterns.

use crate::str::pattern::{after, before, DoubleEndedPattern, Pattern};

impl str {
    pub fn contains<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.find_in(self, 0).is_some()
    }

    pub fn starts_with<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.prefix_of(self).is_some()
    }

    pub fn ends_with<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.suffix_of(self).is_some()
    }

    pub fn find<P: Pattern>(&self, pat: P) -> Option<usize> {
        let mut pat = pat;
        match pat.find_in(self, 0) {
            Some((at, _)) => Some(at),
            None => None,
        }
    }

    pub fn rfind<P: Pattern>(&self, pat: P) -> Option<usize> {
        let mut pat = pat;
        match pat.rfind_in(self, self.len()) {
            Some((at, _)) => Some(at),
            None => None,
        }
    }

    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices { hay: self, pat, front: Some(0), back: Some(self.len()) }
    }

    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> { RMatchIndices { inner: self.match_indices(pat) } }

    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> { Matches { inner: self.match_indices(pat) } }

    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> { RMatches { inner: self.match_indices(pat) } }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
pub struct MatchIndices<'a, P> {
    hay: &'a str,
    pat: P,
    front: Option<usize>,
    back: Option<usize>,
}

impl<'a, P: Pattern> MatchIndices<'a, P> {
    fn backward(&mut self) -> Option<(usize, &'a str)> {
        let found = self.pat.rfind_in(self.hay, self.back?)?;
        if found.0 < self.front? {
            return None;
        }
        self.back = before(self.hay, found);
        Some((found.0, &self.hay[found.0..found.1]))
    }
}

impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let found = self.pat.find_in(self.hay, self.front?)?;
        if found.1 > self.back? {
            return None;
        }
        self.front = after(self.hay, found);
        Some((found.0, &self.hay[found.0..found.1]))
    }
}
impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for MatchIndices<'a, P> {
    fn next_back(&mut self) -> Option<(usize, &'a str)> { self.backward() }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
pub struct RMatchIndices<'a, P> {
    inner: MatchIndices<'a, P>,
}

impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
    type Item = (usize, &'a str);
    fn next(&mut self) -> Option<(usize, &'a str)> { self.inner.backward() }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
pub struct Matches<'a, P> {
    inner: MatchIndices<'a, P>,
}

impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> { Some(self.inner.next()?.1) }
}
impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for Matches<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> { Some(self.inner.backward()?.1) }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
pub struct RMatches<'a, P> {
    inner: MatchIndices<'a, P>,
}

impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> { Some(self.inner.backward()?.1) }
}
