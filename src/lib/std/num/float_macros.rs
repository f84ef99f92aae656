//! The methods of both floats. The numbers handed to the operation intrinsic are rows of the machine's table of float operations.

macro_rules! float_methods {
    ($t:ident $bits:ident $signed:ident $bytes:literal $op:ident $pow:ident $atan2:ident $hypot:ident $fma:ident $degrees:expr) => {
        impl $t {
            pub const RADIX: u32 = 2;
            pub const INFINITY: $t = 1.0 / 0.0;
            pub const NEG_INFINITY: $t = -1.0 / 0.0;

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn sqrt(self) -> $t { crate::intrinsics::$op(0, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn floor(self) -> $t { crate::intrinsics::$op(1, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn ceil(self) -> $t { crate::intrinsics::$op(2, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn round(self) -> $t { crate::intrinsics::$op(3, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn trunc(self) -> $t { crate::intrinsics::$op(4, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn abs(self) -> $t { crate::intrinsics::$op(5, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn sin(self) -> $t { crate::intrinsics::$op(6, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn cos(self) -> $t { crate::intrinsics::$op(7, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn tan(self) -> $t { crate::intrinsics::$op(8, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn asin(self) -> $t { crate::intrinsics::$op(9, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn acos(self) -> $t { crate::intrinsics::$op(10, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn atan(self) -> $t { crate::intrinsics::$op(11, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn sinh(self) -> $t { crate::intrinsics::$op(12, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn cosh(self) -> $t { crate::intrinsics::$op(13, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn tanh(self) -> $t { crate::intrinsics::$op(14, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn exp(self) -> $t { crate::intrinsics::$op(15, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn exp2(self) -> $t { crate::intrinsics::$op(16, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn ln(self) -> $t { crate::intrinsics::$op(17, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn log2(self) -> $t { crate::intrinsics::$op(18, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn log10(self) -> $t { crate::intrinsics::$op(19, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn cbrt(self) -> $t { crate::intrinsics::$op(20, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn round_ties_even(self) -> $t { crate::intrinsics::$op(21, self) }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn powf(self, n: $t) -> $t { crate::intrinsics::$pow(self, n) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn powi(self, n: i32) -> $t {
                // By squaring, with the roundings that this brings: not what powf gives.
                let (mut square, mut left, mut r) = (self, n, 1.0);
                loop {
                    if left & 1 == 1 || left & 1 == -1 {
                        r *= square;
                    }
                    left /= 2;
                    if left == 0 {
                        break;
                    }
                    square *= square;
                }
                if n < 0 { 1.0 / r } else { r }
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn atan2(self, other: $t) -> $t { crate::intrinsics::$atan2(self, other) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn hypot(self, other: $t) -> $t { crate::intrinsics::$hypot(self, other) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn mul_add(self, a: $t, b: $t) -> $t { crate::intrinsics::$fma(self, a, b) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn log(self, base: $t) -> $t { self.ln() / base.ln() }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn ln_1p(self) -> $t { crate::intrinsics::$op(23, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn exp_m1(self) -> $t { crate::intrinsics::$op(22, self) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn asinh(self) -> $t {
                let a = self.abs();
                let inverse = 1.0 / a;
                (a + a / ($t::hypot(1.0, inverse) + inverse)).ln_1p().copysign(self)
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn acosh(self) -> $t {
                if self < 1.0 { $t::NAN } else { (self + ((self - 1.0).sqrt() * (self + 1.0).sqrt())).ln() }
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn atanh(self) -> $t { 0.5 * (2.0 * self / (1.0 - self)).ln_1p() }
            pub fn sin_cos(self) -> ($t, $t) { (self.sin(), self.cos()) }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn fract(self) -> $t { self - self.trunc() }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn signum(self) -> $t {
                if self.is_nan() { self } else if self.is_sign_negative() { -1.0 } else { 1.0 }
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn copysign(self, sign: $t) -> $t {
                let top = 1 << (8 * $bytes - 1);
                $t::from_bits((self.to_bits() & !top) | (sign.to_bits() & top))
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn recip(self) -> $t { 1.0 / self }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn div_euclid(self, rhs: $t) -> $t {
                let q = (self / rhs).trunc();
                if self % rhs < 0.0 {
                    return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
                }
                q
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0.0 { r + rhs.abs() } else { r }
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn to_degrees(self) -> $t { self * $degrees }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn to_radians(self) -> $t { self * (crate::$t::consts::PI / 180.0) }

            #[must_use]
            pub const fn is_nan(self) -> bool { self != self }
            #[must_use]
            pub const fn is_infinite(self) -> bool { self == $t::INFINITY || self == $t::NEG_INFINITY }
            #[must_use]
            pub const fn is_finite(self) -> bool { !self.is_nan() && !self.is_infinite() }
            #[must_use]
            pub const fn is_normal(self) -> bool { matches!(self.classify(), crate::num::FpCategory::Normal) }
            #[must_use]
            pub const fn is_subnormal(self) -> bool { matches!(self.classify(), crate::num::FpCategory::Subnormal) }
            pub const fn classify(self) -> crate::num::FpCategory {
                if self.is_nan() {
                    crate::num::FpCategory::Nan
                } else if self.is_infinite() {
                    crate::num::FpCategory::Infinite
                } else if self == 0.0 {
                    crate::num::FpCategory::Zero
                } else if self < $t::MIN_POSITIVE && self > -$t::MIN_POSITIVE {
                    crate::num::FpCategory::Subnormal
                } else {
                    crate::num::FpCategory::Normal
                }
            }
            #[must_use]
            pub const fn is_sign_negative(self) -> bool { self.to_bits() >> (8 * $bytes - 1) == 1 }
            #[must_use]
            pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }

            #[must_use = "this returns the result of the comparison, without modifying either input"]
            pub const fn max(self, other: $t) -> $t {
                if self.is_nan() || self < other { other } else { self }
            }
            #[must_use = "this returns the result of the comparison, without modifying either input"]
            pub const fn min(self, other: $t) -> $t {
                if self.is_nan() || other < self { other } else { self }
            }
            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn clamp(self, min: $t, max: $t) -> $t {
                if !(min <= max) {
                    panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}");
                }
                if self < min { min } else if self > max { max } else { self }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn midpoint(self, other: $t) -> $t {
                let sum = self + other;
                if sum.is_finite() { sum / 2.0 } else { self / 2.0 + other / 2.0 }
            }
            /// Orders all values, NaN too: by the bits, seen as sign and magnitude.
            #[must_use]
            pub fn total_cmp(&self, other: &$t) -> crate::cmp::Ordering {
                let mut left = self.to_bits() as $signed;
                let mut right = other.to_bits() as $signed;
                left ^= (((left >> (8 * $bytes - 1)) as $bits) >> 1) as $signed;
                right ^= (((right >> (8 * $bytes - 1)) as $bits) >> 1) as $signed;
                left.cmp(&right)
            }

            #[must_use]
            pub const fn to_bits(self) -> $bits { crate::intrinsics::transmute::<$t, $bits>(self) }
            #[must_use]
            pub const fn from_bits(v: $bits) -> $t { crate::intrinsics::transmute::<$bits, $t>(v) }
            #[must_use]
            pub const fn to_be_bytes(self) -> [u8; $bytes] { self.to_bits().to_be_bytes() }
            #[must_use]
            pub const fn to_le_bytes(self) -> [u8; $bytes] { self.to_bits().to_le_bytes() }
            #[must_use]
            pub const fn to_ne_bytes(self) -> [u8; $bytes] { self.to_bits().to_ne_bytes() }
            #[must_use]
            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $t { $t::from_bits($bits::from_be_bytes(bytes)) }
            #[must_use]
            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $t { $t::from_bits($bits::from_le_bytes(bytes)) }
            #[must_use]
            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $t { $t::from_bits($bits::from_ne_bytes(bytes)) }
        }
    };
}

pub(crate) use float_methods;
