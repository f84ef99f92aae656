//! Traits of tuples up to twelve elements. `Clone` and `Copy` are built in.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};

macro_rules! tuple_impls {
    ($($name:ident $field:tt),+) => {
        impl<$($name: PartialEq),+> PartialEq for ($($name,)+) {
            fn eq(&self, other: &($($name,)+)) -> bool { $(self.$field == other.$field)&&+ }
        }
        impl<$($name: Eq),+> Eq for ($($name,)+) {}
        impl<$($name: PartialOrd),+> PartialOrd for ($($name,)+) {
            fn partial_cmp(&self, other: &($($name,)+)) -> Option<Ordering> {
                $(match self.$field.partial_cmp(&other.$field) {
                    Some(Ordering::Equal) => {}
                    unequal => return unequal,
                })+
                Some(Ordering::Equal)
            }
        }
        impl<$($name: Ord),+> Ord for ($($name,)+) {
            fn cmp(&self, other: &($($name,)+)) -> Ordering {
                $(match self.$field.cmp(&other.$field) {
                    Ordering::Equal => {}
                    unequal => return unequal,
                })+
                Ordering::Equal
            }
        }
        impl<$($name: Default),+> Default for ($($name,)+) {
            fn default() -> ($($name,)+) { ($($name::default(),)+) }
        }
        impl<$($name: Hash),+> Hash for ($($name,)+) {
            fn hash<S: Hasher>(&self, state: &mut S) { $(self.$field.hash(state);)+ }
        }
    };
}
tuple_impls! { A 0 }
tuple_impls! { A 0, B 1 }
tuple_impls! { A 0, B 1, C 2 }
tuple_impls! { A 0, B 1, C 2, D 3 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5, G 6 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10 }
tuple_impls! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11 }

impl PartialEq for () {
    fn eq(&self, _other: &()) -> bool { true }
}
impl Eq for () {}
impl PartialOrd for () {
    fn partial_cmp(&self, _other: &()) -> Option<Ordering> { Some(Ordering::Equal) }
}
impl Ord for () {
    fn cmp(&self, _other: &()) -> Ordering { Ordering::Equal }
}
impl Hash for () {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}

impl<T> From<[T; 2]> for (T, T) {
    fn from(array: [T; 2]) -> Self {
        let [a, b] = array;
        (a, b)
    }
}
impl<T> From<[T; 3]> for (T, T, T) {
    fn from(array: [T; 3]) -> Self {
        let [a, b, c] = array;
        (a, b, c)
    }
}
