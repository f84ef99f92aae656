//! `String` compared with other texts.

use super::String;
use crate::borrow::Cow;

macro_rules! same_text {
    ($($a:ty, $b:ty;)*) => { $(
        impl<'a, 'b> PartialEq<$b> for $a {
            fn eq(&self, other: &$b) -> bool { self[..] == other[..] }
        }
    )* };
}
same_text! {
    String, str;
    str, String;
    String, &'a str;
    &'a str, String;
    str, Cow<'a, str>;
    &'b str, Cow<'a, str>;
    String, Cow<'a, str>;
}
