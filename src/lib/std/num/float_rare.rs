//! Methods of the floats that few programs call.

macro_rules! float_rare {
    ($t:ident $bits:ident) => {
        impl $t {
            /// The least number above it.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn next_up(self) -> $t {
                let bits = self.to_bits();
                if self.is_nan() || bits == $t::INFINITY.to_bits() {
                    return self;
                }
                let magnitude = bits & ($bits::MAX >> 1);
                let next = if magnitude == 0 {
                    1
                } else if bits == magnitude {
                    bits + 1
                } else {
                    bits - 1
                };
                $t::from_bits(next)
            }

            /// The greatest number below it.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn next_down(self) -> $t { -(-self).next_up() }

            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub fn abs_sub(self, other: $t) -> $t { if self <= other { 0.0 } else { self - other } }

            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub unsafe fn to_int_unchecked<Int>(self) -> Int
            where
                $t: FloatToInt<Int>,
            {
                FloatToInt::<Int>::cut(self)
            }
        }
    };
}
float_rare! { f32 u32 }
float_rare! { f64 u64 }

/// The part before the point.
pub trait FloatToInt<Int> {
    fn cut(self) -> Int;
}
macro_rules! float_to_int {
    ($($t:ident => $($i:ident)*;)*) => { $( $(
        impl FloatToInt<$i> for $t {
            fn cut(self) -> $i { self as $i }
        }
    )* )* };
}
float_to_int! {
    f32 => i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    f64 => i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
}
