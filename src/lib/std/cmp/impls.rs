//! Comparison of primitives, references and raw pointers.

use crate::cmp::Ordering::{self, Equal, Greater, Less};

macro_rules! eq_by_machine {
    ($($t:ty)*) => { $(
        impl PartialEq for $t {
            fn eq(&self, other: &$t) -> bool { *self == *other }
            fn ne(&self, other: &$t) -> bool { *self != *other }
        }
    )* };
}
eq_by_machine! { bool char i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }

macro_rules! ord_by_machine {
    ($($t:ty)*) => { $(
        impl Eq for $t {}
        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &$t) -> Option<Ordering> { Some(self.cmp(other)) }
            fn lt(&self, other: &$t) -> bool { *self < *other }
            fn le(&self, other: &$t) -> bool { *self <= *other }
            fn gt(&self, other: &$t) -> bool { *self > *other }
            fn ge(&self, other: &$t) -> bool { *self >= *other }
        }
        impl Ord for $t {
            fn cmp(&self, other: &$t) -> Ordering {
                if *self < *other { Less } else if *self == *other { Equal } else { Greater }
            }
            #[track_caller]
            fn clamp(self, min: $t, max: $t) -> $t {
                if min > max {
                    panic!("min > max. min = {min:?}, max = {max:?}");
                }
                if self < min { min } else if self > max { max } else { self }
            }
        }
    )* };
}
ord_by_machine! { bool char i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! float_ord {
    ($($t:ty)*) => { $(
        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &$t) -> Option<Ordering> {
                if *self < *other {
                    Some(Less)
                } else if *self == *other {
                    Some(Equal)
                } else if *self > *other {
                    Some(Greater)
                } else {
                    None
                }
            }
            fn lt(&self, other: &$t) -> bool { *self < *other }
            fn le(&self, other: &$t) -> bool { *self <= *other }
            fn gt(&self, other: &$t) -> bool { *self > *other }
            fn ge(&self, other: &$t) -> bool { *self >= *other }
        }
    )* };
}
float_ord! { f32 f64 }

impl PartialEq for ! {
    fn eq(&self, _other: &!) -> bool { *self }
}
impl Eq for ! {}
impl PartialOrd for ! {
    fn partial_cmp(&self, _other: &!) -> Option<Ordering> { *self }
}
impl Ord for ! {
    fn cmp(&self, _other: &!) -> Ordering { *self }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &A {
    fn eq(&self, other: &&B) -> bool { PartialEq::eq(*self, *other) }
    fn ne(&self, other: &&B) -> bool { PartialEq::ne(*self, *other) }
}
impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &mut A {
    fn eq(&self, other: &&mut B) -> bool { PartialEq::eq(&**self, &**other) }
}
impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &A {
    fn eq(&self, other: &&mut B) -> bool { PartialEq::eq(*self, &**other) }
}
impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &mut A {
    fn eq(&self, other: &&B) -> bool { PartialEq::eq(&**self, *other) }
}
impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A {
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> { PartialOrd::partial_cmp(*self, *other) }
    fn lt(&self, other: &&B) -> bool { PartialOrd::lt(*self, *other) }
    fn le(&self, other: &&B) -> bool { PartialOrd::le(*self, *other) }
    fn gt(&self, other: &&B) -> bool { PartialOrd::gt(*self, *other) }
    fn ge(&self, other: &&B) -> bool { PartialOrd::ge(*self, *other) }
}
impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&mut B> for &mut A {
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) }
}
impl<A: ?Sized + Eq> Eq for &A {}
impl<A: ?Sized + Eq> Eq for &mut A {}
impl<A: ?Sized + Ord> Ord for &A {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(*self, *other) }
}
impl<A: ?Sized + Ord> Ord for &mut A {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) }
}
