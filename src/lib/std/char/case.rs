//! Upper and lower case of a character: up to three characters.

use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::FusedIterator;

fn mapped(c: char, upper: bool) -> ([char; 3], usize) {
    let mut codes = [0u32; 3];
    let n = intrinsics::char_case(c as u32, upper, codes.as_mut_ptr()) as usize;
    let mut chars = ['\0'; 3];
    let mut i = 0;
    while i < n {
        chars[i] = unsafe { char::from_u32_unchecked(codes[i]) };
        i += 1;
    }
    (chars, n)
}

impl char {
    #[must_use = "this returns the lowercase character as a new iterator, without modifying the original"]
    pub fn to_lowercase(self) -> ToLowercase {
        let (chars, end) = mapped(self, false);
        ToLowercase { chars, at: 0, end }
    }

    #[must_use = "this returns the uppercase character as a new iterator, without modifying the original"]
    pub fn to_uppercase(self) -> ToUppercase {
        let (chars, end) = mapped(self, true);
        ToUppercase { chars, at: 0, end }
    }
}

macro_rules! case_iter {
    ($($name:ident)*) => { $(
        #[derive(Clone, Debug)]
        pub struct $name {
            chars: [char; 3],
            at: usize,
            end: usize,
        }
        impl Iterator for $name {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                if self.at == self.end {
                    return None;
                }
                self.at += 1;
                Some(self.chars[self.at - 1])
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.at, Some(self.end - self.at)) }
        }
        impl DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<char> {
                if self.at == self.end {
                    return None;
                }
                self.end -= 1;
                Some(self.chars[self.end])
            }
        }
        impl ExactSizeIterator for $name {}
        impl FusedIterator for $name {}
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.clone() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    )* };
}
case_iter! { ToLowercase ToUppercase }
