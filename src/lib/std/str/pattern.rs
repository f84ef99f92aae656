//! What one can look for in a string: a character, several, a text, or a closure.

use crate::intrinsics;
use crate::string::String;

pub trait Pattern: Sized {
    /// The first match that begins at `from` or later: its start and end.
    fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)>;
    /// The last match that ends at `to` or before.
    fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)>;
    /// The end of a match at the start.
    fn prefix_of(&mut self, hay: &str) -> Option<usize>;
    /// The start of a match at the end.
    fn suffix_of(&mut self, hay: &str) -> Option<usize>;
}

/// Patterns whose matches are the same from both ends, so that the parts may be asked for from the back too.
pub trait DoubleEndedPattern: Pattern {}

/// A pattern that decides about one character.
trait CharPattern {
    fn accepts(&mut self, c: char) -> bool;
}

fn find_char<P: CharPattern>(p: &mut P, hay: &str, from: usize) -> Option<(usize, usize)> {
    for (i, c) in hay[from..].char_indices() {
        if p.accepts(c) {
            return Some((from + i, from + i + c.len_utf8()));
        }
    }
    None
}

fn rfind_char<P: CharPattern>(p: &mut P, hay: &str, to: usize) -> Option<(usize, usize)> {
    let mut chars = hay[..to].char_indices();
    while let Some((i, c)) = chars.next_back() {
        if p.accepts(c) {
            return Some((i, i + c.len_utf8()));
        }
    }
    None
}

macro_rules! char_pattern {
    ([$($g:tt)*] $t:ty, $this:ident, $c:ident, $accepts:expr) => {
        impl<$($g)*> CharPattern for $t {
            fn accepts(&mut $this, $c: char) -> bool { $accepts }
        }
        impl<$($g)*> Pattern for $t {
            fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { find_char(self, hay, from) }
            fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)> { rfind_char(self, hay, to) }
            fn prefix_of(&mut self, hay: &str) -> Option<usize> {
                match hay.chars().next() {
                    Some(c) if self.accepts(c) => Some(c.len_utf8()),
                    _ => None,
                }
            }
            fn suffix_of(&mut self, hay: &str) -> Option<usize> {
                match hay.chars().next_back() {
                    Some(c) if self.accepts(c) => Some(hay.len() - c.len_utf8()),
                    _ => None,
                }
            }
        }
        impl<$($g)*> DoubleEndedPattern for $t {}
    };
}
char_pattern! { [] char, self, c, *self == c }
char_pattern! { [const N: usize] [char; N], self, c, self.contains(&c) }
char_pattern! { [const N: usize] &[char; N], self, c, self.contains(&c) }
char_pattern! { [] &[char], self, c, self.contains(&c) }
char_pattern! { [F: FnMut(char) -> bool] F, self, c, self(c) }

fn find_text(needle: &str, hay: &str, from: usize) -> Option<(usize, usize)> {
    let at = unsafe { intrinsics::mem_find(hay.as_ptr().add(from), hay.len() - from, needle.as_ptr(), needle.len()) };
    if at == usize::MAX { None } else { Some((from + at, from + at + needle.len())) }
}

fn rfind_text(needle: &str, hay: &str, to: usize) -> Option<(usize, usize)> {
    let at = intrinsics::mem_rfind(hay.as_ptr(), to, needle.as_ptr(), needle.len());
    if at == usize::MAX { None } else { Some((at, at + needle.len())) }
}

macro_rules! text_pattern {
    ([$($g:tt)*] $t:ty) => {
        impl<$($g)*> Pattern for $t {
            fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { find_text(self, hay, from) }
            fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)> { rfind_text(self, hay, to) }
            fn prefix_of(&mut self, hay: &str) -> Option<usize> {
                if hay.as_bytes().starts_with(self.as_bytes()) { Some(self.len()) } else { None }
            }
            fn suffix_of(&mut self, hay: &str) -> Option<usize> {
                if hay.as_bytes().ends_with(self.as_bytes()) { Some(hay.len() - self.len()) } else { None }
            }
        }
    };
}
text_pattern! { ['b] &'b str }
text_pattern! { ['b] &'b String }
text_pattern! { ['b, 'c] &'c &'b str }

/// Where to look on behind a match: an empty one moves a character on.
pub(crate) fn after(hay: &str, found: (usize, usize)) -> Option<usize> {
    if found.0 != found.1 {
        return Some(found.1);
    }
    match hay[found.1..].chars().next() {
        Some(c) => Some(found.1 + c.len_utf8()),
        None => None,
    }
}

/// The same from the back.
pub(crate) fn before(hay: &str, found: (usize, usize)) -> Option<usize> {
    if found.0 != found.1 {
        return Some(found.0);
    }
    match hay[..found.0].chars().next_back() {
        Some(c) => Some(found.0 - c.len_utf8()),
        None => None,
    }
}
