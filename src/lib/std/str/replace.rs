//! Making new strings from old ones.

use crate::str::pattern::Pattern;
use crate::string::String;

impl str {
    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String { self.replacen(from, to, usize::MAX) }

    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(self.len());
        let mut last = 0;
        for (start, part) in self.match_indices(pat).take(count) {
            result.push_str(&self[last..start]);
            result.push_str(to);
            last = start + part.len();
        }
        result.push_str(&self[last..]);
        result
    }

    #[must_use]
    pub fn repeat(&self, n: usize) -> String { unsafe { String::from_utf8_unchecked(self.as_bytes().repeat(n)) } }
}
