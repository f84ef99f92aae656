//! What counts of the built-in types. Tuples, slices, arrays and strings stand with their types.

use crate::hash::{Hash, Hasher};

macro_rules! hash_ints {
    ($($t:ty, $write:ident;)*) => {$(
        impl Hash for $t {
            fn hash<H: Hasher>(&self, state: &mut H) { state.$write(*self) }
        }
    )*};
}
hash_ints! {
    u8, write_u8;
    u16, write_u16;
    u32, write_u32;
    u64, write_u64;
    u128, write_u128;
    usize, write_usize;
    i8, write_i8;
    i16, write_i16;
    i32, write_i32;
    i64, write_i64;
    i128, write_i128;
    isize, write_isize;
}

impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u8(*self as u8) }
}
impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u32(*self as u32) }
}
impl Hash for ! {
    fn hash<H: Hasher>(&self, _state: &mut H) { *self }
}
impl<T: ?Sized + Hash> Hash for &T {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + Hash> Hash for &mut T {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
