//! Lines and words.

use crate::fmt;
use crate::iter::FusedIterator;

impl str {
    pub fn lines(&self) -> Lines<'_> { Lines { rest: Some(self) } }

    #[must_use = "this returns the split string as an iterator, without modifying the original"]
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> { SplitWhitespace { rest: self } }

    #[must_use = "this returns the split string as an iterator, without modifying the original"]
    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> { SplitAsciiWhitespace { rest: self } }
}

/// A line ends with `\n` or `\r\n`, which are not part of it.
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
pub struct Lines<'a> {
    rest: Option<&'a str>,
}

fn without_end(line: &str) -> &str {
    match line.strip_suffix('\n') {
        Some(line) => line.strip_suffix('\r').unwrap_or(line),
        None => line,
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        if rest.is_empty() {
            self.rest = None;
            return None;
        }
        let end = match rest.find('\n') {
            Some(at) => at + 1,
            None => rest.len(),
        };
        self.rest = Some(&rest[end..]);
        Some(without_end(&rest[..end]))
    }
}
impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        if rest.is_empty() {
            self.rest = None;
            return None;
        }
        let body = rest.strip_suffix('\n').unwrap_or(rest);
        let start = match body.rfind('\n') {
            Some(at) => at + 1,
            None => 0,
        };
        self.rest = Some(&rest[..start]);
        Some(without_end(&rest[start..]))
    }
}
impl FusedIterator for Lines<'_> {}
impl fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Lines").field("rest", &self.rest).finish() }
}

macro_rules! words {
    ($name:ident $is_space:expr) => {
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[derive(Clone, Debug)]
        pub struct $name<'a> {
            rest: &'a str,
        }
        impl<'a> Iterator for $name<'a> {
            type Item = &'a str;
            fn next(&mut self) -> Option<&'a str> {
                let text = self.rest.trim_start_matches($is_space);
                if text.is_empty() {
                    self.rest = text;
                    return None;
                }
                let end = text.find($is_space).unwrap_or(text.len());
                self.rest = &text[end..];
                Some(&text[..end])
            }
        }
        impl<'a> DoubleEndedIterator for $name<'a> {
            fn next_back(&mut self) -> Option<&'a str> {
                let text = self.rest.trim_end_matches($is_space);
                if text.is_empty() {
                    self.rest = text;
                    return None;
                }
                let mut start = text.len();
                for (i, c) in text.char_indices().rev() {
                    if ($is_space)(c) {
                        break;
                    }
                    start = i;
                }
                self.rest = &text[..start];
                Some(&text[start..])
            }
        }
        impl FusedIterator for $name<'_> {}
    };
}
words! { SplitWhitespace char::is_whitespace }
words! { SplitAsciiWhitespace |c: char| c.is_ascii_whitespace() }
