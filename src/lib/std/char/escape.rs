//! Characters as they would be written in a literal.

use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::FusedIterator;

/// Does `Debug` write it with a backslash?
pub(crate) fn needs_escape(c: char) -> bool {
    match c {
        '"' | '\'' | '\\' => true,
        ' '..='~' => false,
        _ => !intrinsics::char_class(c as u32, 6) || intrinsics::char_class(c as u32, 7),
    }
}

/// Up to ten characters: `\u{10ffff}`.
#[derive(Clone, Debug)]
struct Written {
    chars: [char; 10],
    at: usize,
    end: usize,
}

impl Written {
    fn one(c: char) -> Written {
        let mut chars = ['\0'; 10];
        chars[0] = c;
        Written { chars, at: 0, end: 1 }
    }

    fn backslash(c: char) -> Written {
        let mut chars = ['\0'; 10];
        chars[0] = '\\';
        chars[1] = c;
        Written { chars, at: 0, end: 2 }
    }

    fn unicode(c: char) -> Written {
        let mut chars = ['\0'; 10];
        chars[0] = '\\';
        chars[1] = 'u';
        chars[2] = '{';
        let code = c as u32;
        let mut digits = 1;
        while digits < 6 && code >> (4 * digits) != 0 {
            digits += 1;
        }
        let mut i = 0;
        while i < digits {
            let digit = code >> (4 * (digits - 1 - i)) & 15;
            chars[3 + i as usize] = match char::from_digit(digit, 16) {
                Some(d) => d,
                None => '0',
            };
            i += 1;
        }
        chars[3 + digits as usize] = '}';
        Written { chars, at: 0, end: digits as usize + 4 }
    }

    fn next(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.chars[self.at - 1])
    }
}

impl char {
    #[must_use = "this returns the escaped char as an iterator, without modifying the original"]
    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug(match self {
            '\0' => Written::backslash('0'),
            '\t' => Written::backslash('t'),
            '\r' => Written::backslash('r'),
            '\n' => Written::backslash('n'),
            '\\' | '"' | '\'' => Written::backslash(self),
            _ if needs_escape(self) => Written::unicode(self),
            _ => Written::one(self),
        })
    }

    #[must_use = "this returns the escaped char as an iterator, without modifying the original"]
    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault(match self {
            '\t' => Written::backslash('t'),
            '\r' => Written::backslash('r'),
            '\n' => Written::backslash('n'),
            '\\' | '"' | '\'' => Written::backslash(self),
            ' '..='~' => Written::one(self),
            _ => Written::unicode(self),
        })
    }

    #[must_use = "this returns the escaped char as an iterator, without modifying the original"]
    pub fn escape_unicode(self) -> EscapeUnicode { EscapeUnicode(Written::unicode(self)) }
}

macro_rules! escape_iter {
    ($($name:ident)*) => { $(
        #[derive(Clone, Debug)]
        pub struct $name(Written);
        impl Iterator for $name {
            type Item = char;
            fn next(&mut self) -> Option<char> { self.0.next() }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.0.end - self.0.at, Some(self.0.end - self.0.at)) }
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
escape_iter! { EscapeDebug EscapeDefault EscapeUnicode }
