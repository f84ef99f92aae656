//! The methods of all integers. Each type's file takes what it needs from here.

/// Bits, bytes and byte order.
macro_rules! int_bits {
    ($t:ident $other:ident $bytes:literal) => {
        impl $t {
            #[must_use]
            pub const fn count_ones(self) -> u32 { crate::intrinsics::ctpop(self) }
            #[must_use]
            pub const fn count_zeros(self) -> u32 { crate::intrinsics::ctpop(!self) }
            #[must_use]
            pub const fn leading_zeros(self) -> u32 { crate::intrinsics::ctlz(self) }
            #[must_use]
            pub const fn trailing_zeros(self) -> u32 { crate::intrinsics::cttz(self) }
            #[must_use]
            pub const fn leading_ones(self) -> u32 { crate::intrinsics::ctlz(!self) }
            #[must_use]
            pub const fn trailing_ones(self) -> u32 { crate::intrinsics::cttz(!self) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn rotate_left(self, n: u32) -> $t { crate::intrinsics::rotate_left(self, n) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn rotate_right(self, n: u32) -> $t { crate::intrinsics::rotate_right(self, n) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn swap_bytes(self) -> $t { crate::intrinsics::bswap(self) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn reverse_bits(self) -> $t { crate::intrinsics::bitreverse(self) }
            #[must_use]
            pub const fn to_be(self) -> $t { self.swap_bytes() }
            #[must_use]
            pub const fn to_le(self) -> $t { self }
            #[must_use]
            pub const fn from_be(x: $t) -> $t { x.swap_bytes() }
            #[must_use]
            pub const fn from_le(x: $t) -> $t { x }
            #[must_use]
            pub const fn to_ne_bytes(self) -> [u8; $bytes] { crate::intrinsics::transmute::<$t, [u8; $bytes]>(self) }
            #[must_use]
            pub const fn to_le_bytes(self) -> [u8; $bytes] { self.to_ne_bytes() }
            #[must_use]
            pub const fn to_be_bytes(self) -> [u8; $bytes] { self.swap_bytes().to_ne_bytes() }
            #[must_use]
            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $t { crate::intrinsics::transmute::<[u8; $bytes], $t>(bytes) }
            #[must_use]
            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $t { $t::from_ne_bytes(bytes) }
            #[must_use]
            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $t { $t::from_ne_bytes(bytes).swap_bytes() }
            #[must_use]
            pub const fn min_value() -> $t { $t::MIN }
            #[must_use]
            pub const fn max_value() -> $t { $t::MAX }
        }
    };
}

/// Operations that tell when the result does not fit.
macro_rules! int_checked {
    ($t:ident) => {
        impl $t {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_add(self, rhs: $t) -> ($t, bool) { crate::intrinsics::add_with_overflow(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_sub(self, rhs: $t) -> ($t, bool) { crate::intrinsics::sub_with_overflow(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_mul(self, rhs: $t) -> ($t, bool) { crate::intrinsics::mul_with_overflow(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_add(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = crate::intrinsics::add_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_sub(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = crate::intrinsics::sub_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_mul(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = crate::intrinsics::mul_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) {
                if self.division_overflows(rhs) { (self, true) } else { (self / rhs, false) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) {
                if self.division_overflows(rhs) { (0, true) } else { (self % rhs, false) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self / rhs) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self % rhs) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self.div_euclid(rhs)) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self.rem_euclid(rhs)) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_neg(self) -> ($t, bool) { crate::intrinsics::sub_with_overflow(0, self) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_neg(self) -> Option<$t> { (0 as $t).checked_sub(self) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_shl(self, rhs: u32) -> ($t, bool) { (self.wrapping_shl(rhs), rhs >= $t::BITS) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_shr(self, rhs: u32) -> ($t, bool) { (self.wrapping_shr(rhs), rhs >= $t::BITS) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_shl(self, rhs: u32) -> Option<$t> {
                if rhs < $t::BITS { Some(self.wrapping_shl(rhs)) } else { None }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_shr(self, rhs: u32) -> Option<$t> {
                if rhs < $t::BITS { Some(self.wrapping_shr(rhs)) } else { None }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_pow(self, exp: u32) -> Option<$t> {
                match self.overflowing_pow(exp) {
                    (value, false) => Some(value),
                    _ => None,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_pow(self, exp: u32) -> ($t, bool) {
                let mut base = self;
                let mut exp = exp;
                let mut acc: $t = 1;
                let mut overflow = false;
                while exp > 0 {
                    if exp & 1 == 1 {
                        let (value, over) = crate::intrinsics::mul_with_overflow(acc, base);
                        acc = value;
                        overflow = overflow | over;
                    }
                    exp = exp >> 1;
                    if exp > 0 {
                        let (value, over) = crate::intrinsics::mul_with_overflow(base, base);
                        base = value;
                        overflow = overflow | over;
                    }
                }
                (acc, overflow)
            }
            /// By repeated squaring; panics where a product does not fit.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn pow(self, exp: u32) -> $t {
                let mut base = self;
                let mut exp = exp;
                let mut acc: $t = 1;
                while exp > 0 {
                    if exp & 1 == 1 {
                        acc = acc * base;
                    }
                    exp = exp >> 1;
                    if exp > 0 {
                        base = base * base;
                    }
                }
                acc
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn ilog(self, base: $t) -> u32 {
                if base < 2 {
                    crate::panicking::panic("base of integer logarithm must be at least 2");
                }
                match self.checked_ilog(base) {
                    Some(n) => n,
                    None => crate::panicking::panic("argument of integer logarithm must be positive"),
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn ilog2(self) -> u32 {
                match self.checked_ilog2() {
                    Some(n) => n,
                    None => crate::panicking::panic("argument of integer logarithm must be positive"),
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn ilog10(self) -> u32 {
                match self.checked_ilog10() {
                    Some(n) => n,
                    None => crate::panicking::panic("argument of integer logarithm must be positive"),
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_ilog(self, base: $t) -> Option<u32> {
                if self <= 0 || base < 2 {
                    return None;
                }
                let mut n = 0;
                let mut rest = self;
                while rest >= base {
                    rest = rest / base;
                    n += 1;
                }
                Some(n)
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_ilog2(self) -> Option<u32> {
                if self <= 0 { None } else { Some($t::BITS - 1 - self.leading_zeros()) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_ilog10(self) -> Option<u32> { self.checked_ilog(10) }
        }
    };
}

/// Operations modulo the width.
macro_rules! int_wrapping {
    ($t:ident) => {
        impl $t {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_add(self, rhs: $t) -> $t { crate::intrinsics::wrapping_add(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_sub(self, rhs: $t) -> $t { crate::intrinsics::wrapping_sub(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_mul(self, rhs: $t) -> $t { crate::intrinsics::wrapping_mul(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_div(self, rhs: $t) -> $t { self.overflowing_div(rhs).0 }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_rem(self, rhs: $t) -> $t { self.overflowing_rem(rhs).0 }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_neg(self) -> $t { crate::intrinsics::wrapping_sub(0, self) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_shl(self, rhs: u32) -> $t { crate::intrinsics::unchecked_shl(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_shr(self, rhs: u32) -> $t { crate::intrinsics::unchecked_shr(self, rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_pow(self, exp: u32) -> $t { self.overflowing_pow(exp).0 }
            pub const unsafe fn unchecked_add(self, rhs: $t) -> $t { self + rhs }
            pub const unsafe fn unchecked_sub(self, rhs: $t) -> $t { self - rhs }
            pub const unsafe fn unchecked_mul(self, rhs: $t) -> $t { self * rhs }
        }
    };
}

macro_rules! int_signed {
    ($t:ident $u:ident) => {
        impl $t {
            /// `MIN / -1` is the only quotient that does not fit.
            const fn division_overflows(self, rhs: $t) -> bool { rhs == -1 && self == $t::MIN }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn cast_unsigned(self) -> $u { self as $u }
            /// Halfway, rounded towards zero.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn midpoint(self, rhs: $t) -> $t {
                let low = (self & rhs) + ((self ^ rhs) >> 1);
                if low < 0 && (self ^ rhs) & 1 != 0 { low + 1 } else { low }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn abs(self) -> $t { if self < 0 { -self } else { self } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn unsigned_abs(self) -> $u { self.wrapping_abs() as $u }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn abs_diff(self, other: $t) -> $u {
                if self < other {
                    (other as $u).wrapping_sub(self as $u)
                } else {
                    (self as $u).wrapping_sub(other as $u)
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_abs(self) -> $t { if self < 0 { self.wrapping_neg() } else { self } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_abs(self) -> ($t, bool) { (self.wrapping_abs(), self == $t::MIN) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_abs(self) -> Option<$t> { if self < 0 { self.checked_neg() } else { Some(self) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_abs(self) -> $t { if self < 0 { self.saturating_neg() } else { self } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_neg(self) -> $t { (0 as $t).saturating_sub(self) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_add(self, rhs: $t) -> $t {
                match self.checked_add(rhs) {
                    Some(value) => value,
                    None => if rhs < 0 { $t::MIN } else { $t::MAX },
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_sub(self, rhs: $t) -> $t {
                match self.checked_sub(rhs) {
                    Some(value) => value,
                    None => if rhs < 0 { $t::MAX } else { $t::MIN },
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                match self.checked_mul(rhs) {
                    Some(value) => value,
                    None => if (self < 0) == (rhs < 0) { $t::MAX } else { $t::MIN },
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_div(self, rhs: $t) -> $t {
                match self.overflowing_div(rhs) {
                    (value, false) => value,
                    _ => $t::MAX,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_pow(self, exp: u32) -> $t {
                match self.checked_pow(exp) {
                    Some(value) => value,
                    None => if self < 0 && exp % 2 == 1 { $t::MIN } else { $t::MAX },
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_add_unsigned(self, rhs: $u) -> Option<$t> {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                if overflow != ((rhs as $t) < 0) { None } else { Some(value) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_sub_unsigned(self, rhs: $u) -> Option<$t> {
                let (value, overflow) = self.overflowing_sub(rhs as $t);
                if overflow != ((rhs as $t) < 0) { None } else { Some(value) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_add_unsigned(self, rhs: $u) -> $t { self.wrapping_add(rhs as $t) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_sub_unsigned(self, rhs: $u) -> $t { self.wrapping_sub(rhs as $t) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_add_unsigned(self, rhs: $u) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(value) => value,
                    None => $t::MAX,
                }
            }
            #[must_use]
            pub const fn signum(self) -> $t {
                if self < 0 { -1 } else if self == 0 { 0 } else { 1 }
            }
            #[must_use]
            pub const fn is_positive(self) -> bool { self > 0 }
            #[must_use]
            pub const fn is_negative(self) -> bool { self < 0 }
            /// Rounds so that the remainder is not negative.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs < 0 {
                    return if rhs > 0 { q - 1 } else { q + 1 };
                }
                q
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn isqrt(self) -> $t {
                match self.checked_isqrt() {
                    Some(root) => root,
                    None => crate::panicking::panic("argument of integer square root cannot be negative"),
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_isqrt(self) -> Option<$t> {
                if self < 0 { None } else { Some((self as $u).isqrt() as $t) }
            }
        }
    };
}

macro_rules! int_unsigned {
    ($t:ident $s:ident) => {
        impl $t {
            const fn division_overflows(self, _rhs: $t) -> bool { false }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn cast_signed(self) -> $s { self as $s }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn abs_diff(self, other: $t) -> $t { if self < other { other - self } else { self - other } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_add(self, rhs: $t) -> $t {
                match self.checked_add(rhs) {
                    Some(value) => value,
                    None => $t::MAX,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_sub(self, rhs: $t) -> $t { if self < rhs { 0 } else { self - rhs } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                match self.checked_mul(rhs) {
                    Some(value) => value,
                    None => $t::MAX,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn saturating_div(self, rhs: $t) -> $t { self / rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_pow(self, exp: u32) -> $t {
                match self.checked_pow(exp) {
                    Some(value) => value,
                    None => $t::MAX,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_add_signed(self, rhs: $s) -> Option<$t> {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                if overflow != (rhs < 0) { None } else { Some(value) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_add_signed(self, rhs: $s) -> $t { self.wrapping_add(rhs as $t) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_add_signed(self, rhs: $s) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(value) => value,
                    None => if rhs < 0 { 0 } else { $t::MAX },
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_signed_diff(self, rhs: $t) -> Option<$s> {
                let diff = self.wrapping_sub(rhs) as $s;
                if (self >= rhs) == (diff < 0) { None } else { Some(diff) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t { self / rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t { self % rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn div_ceil(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs > 0 { q + 1 } else { q }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn next_multiple_of(self, rhs: $t) -> $t {
                match self % rhs {
                    0 => self,
                    r => self + (rhs - r),
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_next_multiple_of(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                match self % rhs {
                    0 => Some(self),
                    r => self.checked_add(rhs - r),
                }
            }
            #[must_use]
            pub const fn is_multiple_of(self, rhs: $t) -> bool {
                if rhs == 0 { self == 0 } else { self % rhs == 0 }
            }
            #[must_use]
            pub const fn is_power_of_two(self) -> bool { self.count_ones() == 1 }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn next_power_of_two(self) -> $t {
                if self <= 1 { 1 } else { ($t::MAX >> (self - 1).leading_zeros()) + 1 }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_next_power_of_two(self) -> Option<$t> {
                if self <= 1 { Some(1) } else { ($t::MAX >> (self - 1).leading_zeros()).checked_add(1) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn midpoint(self, rhs: $t) -> $t { (self & rhs) + ((self ^ rhs) >> 1) }
            /// Two bits of the argument give one of the root, from the top.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn isqrt(self) -> $t {
                let mut rest = self;
                let mut root: $t = 0;
                let mut bit: $t = 1 << ($t::BITS - 2);
                while bit > rest {
                    bit = bit >> 2;
                }
                while bit != 0 {
                    if rest >= root + bit {
                        rest = rest - (root + bit);
                        root = (root >> 1) + bit;
                    } else {
                        root = root >> 1;
                    }
                    bit = bit >> 2;
                }
                root
            }
        }
    };
}

/// Reading a number from text.
macro_rules! int_parse {
    ($t:ident $signed:literal) => {
        impl $t {
            pub const fn from_str_radix(src: &str, radix: u32) -> Result<$t, crate::num::ParseIntError> {
                if radix < 2 || radix > 36 {
                    crate::num::error::bad_radix(radix);
                }
                let bytes = src.as_bytes();
                let mut i = 0;
                let mut negative = false;
                if bytes.len() == 0 {
                    return Err(crate::num::error::EMPTY);
                }
                if bytes[0] == b'+' || (bytes[0] == b'-' && $signed) {
                    if bytes.len() == 1 {
                        return Err(crate::num::error::INVALID);
                    }
                    negative = bytes[0] == b'-';
                    i = 1;
                }
                let mut value: $t = 0;
                while i < bytes.len() {
                    let digit = crate::num::error::digit_value(bytes[i]);
                    if digit >= radix {
                        return Err(crate::num::error::INVALID);
                    }
                    let (scaled, over) = crate::intrinsics::mul_with_overflow(value, radix as $t);
                    let (next, over2) = if negative {
                        crate::intrinsics::sub_with_overflow(scaled, digit as $t)
                    } else {
                        crate::intrinsics::add_with_overflow(scaled, digit as $t)
                    };
                    if over || over2 {
                        return Err(crate::num::error::overflow(negative));
                    }
                    value = next;
                    i += 1;
                }
                Ok(value)
            }
        }
        impl crate::str::FromStr for $t {
            type Err = crate::num::ParseIntError;
            fn from_str(src: &str) -> Result<$t, crate::num::ParseIntError> { $t::from_str_radix(src, 10) }
        }
    };
}

pub(crate) use {int_bits, int_checked, int_parse, int_signed, int_unsigned, int_wrapping};
