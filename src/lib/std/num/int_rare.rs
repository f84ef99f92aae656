//! Methods of the integers that few programs call.

macro_rules! rare_all {
    ($($t:ident)*) => { $(
        impl $t {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) {
                if self.overflowing_div(rhs).1 { (self, true) } else { (self.div_euclid(rhs), false) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t { self.overflowing_div_euclid(rhs).0 }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) {
                if self.overflowing_div(rhs).1 { (0, true) } else { (self.rem_euclid(rhs), false) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t { self.overflowing_rem_euclid(rhs).0 }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn unbounded_shl(self, rhs: u32) -> $t { if rhs < $t::BITS { self.wrapping_shl(rhs) } else { 0 } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const unsafe fn unchecked_shl(self, rhs: u32) -> $t { self.wrapping_shl(rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn unbounded_shr(self, rhs: u32) -> $t {
                if rhs < $t::BITS { self.wrapping_shr(rhs) } else { self.shifted_out() }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const unsafe fn unchecked_shr(self, rhs: u32) -> $t { self.wrapping_shr(rhs) }
        }
    )* };
}
rare_all! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! rare_signed {
    ($($t:ident $u:ident),*) => { $(
        impl $t {
            /// What `>>` leaves of it in the end: its sign.
            const fn shifted_out(self) -> $t { if self < 0 { -1 } else { 0 } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const unsafe fn unchecked_neg(self) -> $t { -self }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_add_unsigned(self, rhs: $u) -> ($t, bool) {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                (value, overflow != ((rhs as $t) < 0))
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_sub_unsigned(self, rhs: $u) -> ($t, bool) {
                let (value, overflow) = self.overflowing_sub(rhs as $t);
                (value, overflow != ((rhs as $t) < 0))
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_sub_unsigned(self, rhs: $u) -> $t {
                match self.checked_sub_unsigned(rhs) { Some(value) => value, None => $t::MIN }
            }
        }
    )* };
}
rare_signed! { i8 u8, i16 u16, i32 u32, i64 u64, i128 u128, isize usize }

macro_rules! rare_unsigned {
    ($($t:ident $s:ident),*) => { $(
        impl $t {
            const fn shifted_out(self) -> $t { 0 }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_add_signed(self, rhs: $s) -> ($t, bool) {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                (value, overflow != (rhs < 0))
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_sub_signed(self, rhs: $s) -> ($t, bool) {
                let (value, overflow) = self.overflowing_sub(rhs as $t);
                (value, overflow != (rhs < 0))
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_sub_signed(self, rhs: $s) -> Option<$t> {
                match self.overflowing_sub_signed(rhs) { (value, false) => Some(value), _ => None }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_sub_signed(self, rhs: $s) -> $t { self.wrapping_sub(rhs as $t) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_sub_signed(self, rhs: $s) -> $t {
                match self.checked_sub_signed(rhs) { Some(value) => value, None => if rhs < 0 { $t::MAX } else { 0 } }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn carrying_add(self, rhs: $t, carry: bool) -> ($t, bool) {
                let (a, b) = self.overflowing_add(rhs);
                let (c, d) = a.overflowing_add(carry as $t);
                (c, b | d)
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn borrowing_sub(self, rhs: $t, borrow: bool) -> ($t, bool) {
                let (a, b) = self.overflowing_sub(rhs);
                let (c, d) = a.overflowing_sub(borrow as $t);
                (c, b | d)
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn carrying_mul(self, rhs: $t, carry: $t) -> ($t, $t) { self.carrying_mul_add(rhs, carry, 0) }
            /// The product by halves, as on paper; the two words hold any sum of it with two more.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn carrying_mul_add(self, rhs: $t, carry: $t, add: $t) -> ($t, $t) {
                const HALF: u32 = $t::BITS / 2;
                const LOW: $t = $t::MAX >> HALF;
                let (a, b, c, d) = (self >> HALF, self & LOW, rhs >> HALF, rhs & LOW);
                let low = b * d;
                let mid = a * d + (low >> HALF);
                let mid2 = b * c + (mid & LOW);
                let high = a * c + (mid >> HALF) + (mid2 >> HALF);
                let (sum, over) = (mid2 << HALF | low & LOW).overflowing_add(carry);
                let (sum, over2) = sum.overflowing_add(add);
                (sum, high + over as $t + over2 as $t)
            }
        }
    )* };
}
rare_unsigned! { u8 i8, u16 i16, u32 i32, u64 i64, u128 i128, usize isize }
