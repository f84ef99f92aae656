//! `String` from iterators.

use super::String;
use crate::borrow::Cow;
use crate::boxed::Box;
use crate::iter::{Extend, FromIterator};

macro_rules! collects {
    ($($item:ty, $x:ident => $s:ident $push:expr;)*) => { $(
        impl<'a> FromIterator<$item> for String {
            fn from_iter<I: IntoIterator<Item = $item>>(iter: I) -> String {
                let mut text = String::new();
                text.extend(iter);
                text
            }
        }
        impl<'a> Extend<$item> for String {
            fn extend<I: IntoIterator<Item = $item>>(&mut self, iter: I) {
                let $s = self;
                for $x in iter {
                    $push
                }
            }
        }
    )* };
}
collects! {
    char, c => s s.push(c);
    &'a char, c => s s.push(*c);
    &'a str, t => s s.push_str(t);
    String, t => s s.push_str(&t);
    Box<str>, t => s s.push_str(&t);
    Cow<'a, str>, t => s s.push_str(&t);
}

impl<'a> FromIterator<String> for Cow<'a, str> {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> Cow<'a, str> { Cow::Owned(String::from_iter(iter)) }
}
impl<'a> FromIterator<char> for Cow<'a, str> {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> Cow<'a, str> { Cow::Owned(String::from_iter(iter)) }
}
impl<'a, 'b> FromIterator<&'b str> for Cow<'a, str> {
    fn from_iter<I: IntoIterator<Item = &'b str>>(iter: I) -> Cow<'a, str> { Cow::Owned(String::from_iter(iter)) }
}
