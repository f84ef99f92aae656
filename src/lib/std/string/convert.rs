//! `From`, `AsRef` and `Borrow` of `String`, hashing, and `+`.

use super::String;
use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::boxed::Box;
use crate::hash::{Hash, Hasher};
use crate::ops::{Add, AddAssign};
use crate::vec::Vec;

impl From<&str> for String {
    fn from(s: &str) -> String {
        let mut text = String::with_capacity(s.len());
        text.push_str(s);
        text
    }
}
impl From<&mut str> for String {
    fn from(s: &mut str) -> String { String::from(&*s) }
}
impl From<&String> for String {
    fn from(s: &String) -> String { s.clone() }
}
impl From<char> for String {
    fn from(c: char) -> String {
        let mut text = String::new();
        text.push(c);
        text
    }
}
impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String { s.into_string() }
}

impl AsRef<str> for String {
    fn as_ref(&self) -> &str { self }
}
impl AsMut<str> for String {
    fn as_mut(&mut self) -> &mut str { self }
}
impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] { self.as_bytes() }
}
impl BorrowMut<str> for String {
    fn borrow_mut(&mut self) -> &mut str { self }
}
impl Hash for String {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}

impl Add<&str> for String {
    type Output = String;
    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}
impl AddAssign<&str> for String {
    fn add_assign(&mut self, other: &str) { self.push_str(other) }
}
impl TryFrom<Vec<u8>> for String {
    type Error = super::FromUtf8Error;
    fn try_from(bytes: Vec<u8>) -> Result<String, super::FromUtf8Error> { String::from_utf8(bytes) }
}
