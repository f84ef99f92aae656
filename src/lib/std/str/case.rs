//! Upper and lower case.

use crate::string::String;

impl str {
    #[must_use = "this returns the lowercase string as a new String, without modifying the original"]
    pub fn to_lowercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for (i, c) in self.char_indices() {
            if c == 'Σ' {
                s.push(if self.ends_word(i) { 'ς' } else { 'σ' });
            } else {
                for l in c.to_lowercase() {
                    s.push(l);
                }
            }
        }
        s
    }

    /// Greek writes a sigma at the end of a word in its own way.
    fn ends_word(&self, i: usize) -> bool {
        let before = self[..i].chars().next_back();
        let behind = self[i + 2..].chars().next();
        before.is_some_and(|c| c.is_alphabetic()) && !behind.is_some_and(|c| c.is_alphabetic())
    }

    #[must_use = "this returns the uppercase string as a new String, without modifying the original"]
    pub fn to_uppercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for c in self.chars() {
            for u in c.to_uppercase() {
                s.push(u);
            }
        }
        s
    }

    #[must_use = "to uppercase the value in-place, use `make_ascii_uppercase()`"]
    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = String::from(self);
        s.make_ascii_uppercase();
        s
    }

    #[must_use = "to lowercase the value in-place, use `make_ascii_lowercase()`"]
    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = String::from(self);
        s.make_ascii_lowercase();
        s
    }
}
