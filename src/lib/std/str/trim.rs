//! Cutting things off the ends.

use crate::str::pattern::{DoubleEndedPattern, Pattern};

impl str {
    #[must_use = "this returns the trimmed string as a slice, without modifying the original"]
    pub fn trim(&self) -> &str { self.trim_start().trim_end() }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start(&self) -> &str { self.trim_start_matches(char::is_whitespace) }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end(&self) -> &str { self.trim_end_matches(char::is_whitespace) }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_left(&self) -> &str { self.trim_start() }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_right(&self) -> &str { self.trim_end() }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_matches<P: DoubleEndedPattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        cut_end(cut_start(self, &mut pat), &mut pat)
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        cut_start(self, &mut pat)
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        cut_end(self, &mut pat)
    }

    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_prefix<P: Pattern>(&self, prefix: P) -> Option<&str> {
        let mut prefix = prefix;
        Some(&self[prefix.prefix_of(self)?..])
    }

    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_suffix<P: Pattern>(&self, suffix: P) -> Option<&str> {
        let mut suffix = suffix;
        Some(&self[..suffix.suffix_of(self)?])
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub const fn trim_ascii(&self) -> &str { unsafe { crate::str::from_utf8_unchecked(self.as_bytes().trim_ascii()) } }
}

fn cut_start<'a, P: Pattern>(text: &'a str, pat: &mut P) -> &'a str {
    let mut rest = text;
    while let Some(end) = pat.prefix_of(rest) {
        if end == 0 {
            break;
        }
        rest = &rest[end..];
    }
    rest
}

fn cut_end<'a, P: Pattern>(text: &'a str, pat: &mut P) -> &'a str {
    let mut rest = text;
    while let Some(start) = pat.suffix_of(rest) {
        if start == rest.len() {
            break;
        }
        rest = &rest[..start];
    }
    rest
}
