//! References, slices, arrays, tuples, `!` and `dyn Any`.

use crate::fmt::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};

macro_rules! through_references {
    ($($tr:ident)*) => { $(
        impl<T: ?Sized + $tr> $tr for &T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $tr::fmt(&**self, f) }
        }
        impl<T: ?Sized + $tr> $tr for &mut T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $tr::fmt(&**self, f) }
        }
    )* };
}
through_references! { Debug Display Octal Binary LowerHex UpperHex LowerExp UpperExp }

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self }
}
impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self }
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: Debug, const N: usize> Debug for [T; N] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_list().entries(self.iter()).finish() }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("()") }
}

macro_rules! show_tuple {
    ($($name:ident $field:tt),+) => {
        impl<$($name: Debug),+> Debug for ($($name,)+) {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                $(builder.field(&self.$field);)+
                builder.finish()
            }
        }
    };
}
show_tuple! { A 0 }
show_tuple! { A 0, B 1 }
show_tuple! { A 0, B 1, C 2 }
show_tuple! { A 0, B 1, C 2, D 3 }
show_tuple! { A 0, B 1, C 2, D 3, E 4 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10 }
show_tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11 }
