//! The methods of `f64`. The numbers handed to the operation intrinsic are rows of the machine's table of float operations.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::num::FpCategory;

impl f64 {
    pub const RADIX: u32 = 2;
    pub const MANTISSA_DIGITS: u32 = 53;
    pub const DIGITS: u32 = 15;
    pub const EPSILON: f64 = 2.2204460492503131e-16_f64;
    pub const MIN: f64 = -1.7976931348623157E+308_f64;
    pub const MIN_POSITIVE: f64 = 2.2250738585072014E-308_f64;
    pub const MAX: f64 = 1.7976931348623157E+308_f64;
    pub const MIN_EXP: i32 = -1021;
    pub const MAX_EXP: i32 = 1024;
    pub const MIN_10_EXP: i32 = -307;
    pub const MAX_10_EXP: i32 = 308;
    pub const NAN: f64 = f64::from_bits(0x7ff8_0000_0000_0000);
    pub const INFINITY: f64 = 1.0_f64 / 0.0_f64;
    pub const NEG_INFINITY: f64 = -1.0_f64 / 0.0_f64;

    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn sqrt(self) -> f64 { intrinsics::float_op_f64(0, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn floor(self) -> f64 { intrinsics::float_op_f64(1, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn ceil(self) -> f64 { intrinsics::float_op_f64(2, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn round(self) -> f64 { intrinsics::float_op_f64(3, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn trunc(self) -> f64 { intrinsics::float_op_f64(4, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn abs(self) -> f64 { intrinsics::float_op_f64(5, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn sin(self) -> f64 { intrinsics::float_op_f64(6, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn cos(self) -> f64 { intrinsics::float_op_f64(7, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn tan(self) -> f64 { intrinsics::float_op_f64(8, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn asin(self) -> f64 { intrinsics::float_op_f64(9, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn acos(self) -> f64 { intrinsics::float_op_f64(10, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn atan(self) -> f64 { intrinsics::float_op_f64(11, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn sinh(self) -> f64 { intrinsics::float_op_f64(12, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn cosh(self) -> f64 { intrinsics::float_op_f64(13, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn tanh(self) -> f64 { intrinsics::float_op_f64(14, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn exp(self) -> f64 { intrinsics::float_op_f64(15, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn exp2(self) -> f64 { intrinsics::float_op_f64(16, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn ln(self) -> f64 { intrinsics::float_op_f64(17, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn log2(self) -> f64 { intrinsics::float_op_f64(18, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn log10(self) -> f64 { intrinsics::float_op_f64(19, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn cbrt(self) -> f64 { intrinsics::float_op_f64(20, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn round_ties_even(self) -> f64 { intrinsics::float_op_f64(21, self) }

    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn powf(self, n: f64) -> f64 { intrinsics::float_pow_f64(self, n) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn powi(self, n: i32) -> f64 {
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
    pub fn atan2(self, other: f64) -> f64 { intrinsics::float_atan2_f64(self, other) as f64 }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn hypot(self, other: f64) -> f64 { intrinsics::float_hypot_f64(self, other) as f64 }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn mul_add(self, a: f64, b: f64) -> f64 { intrinsics::float_fma_f64(self, a, b) as f64 }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn log(self, base: f64) -> f64 { self.ln() / base.ln() }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn ln_1p(self) -> f64 { intrinsics::float_op_f64(23, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn exp_m1(self) -> f64 { intrinsics::float_op_f64(22, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn asinh(self) -> f64 {
        let a = self.abs();
        let inverse = 1.0 / a;
        (a + a / (f64::hypot(1.0, inverse) + inverse)).ln_1p().copysign(self)
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn acosh(self) -> f64 {
        if self < 1.0 { f64::NAN } else { (self + ((self - 1.0).sqrt() * (self + 1.0).sqrt())).ln() }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn atanh(self) -> f64 { 0.5 * (2.0 * self / (1.0 - self)).ln_1p() }
    pub fn sin_cos(self) -> (f64, f64) { (self.sin(), self.cos()) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn fract(self) -> f64 { self - self.trunc() }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn signum(self) -> f64 {
        if self.is_nan() { self } else if self.is_sign_negative() { -1.0 } else { 1.0 }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn copysign(self, sign: f64) -> f64 {
        let top = 1 << 63;
        f64::from_bits((self.to_bits() & !top) | (sign.to_bits() & top))
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn recip(self) -> f64 { 1.0 / self }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn div_euclid(self, rhs: f64) -> f64 {
        let q = (self / rhs).trunc();
        if self % rhs < 0.0 {
            return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
        }
        q
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn rem_euclid(self, rhs: f64) -> f64 {
        let r = self % rhs;
        if r < 0.0 { r + rhs.abs() } else { r }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn to_degrees(self) -> f64 { self * (180.0_f64 / crate::f64::consts::PI) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn to_radians(self) -> f64 { self * (crate::f64::consts::PI / 180.0_f64) }

    #[must_use]
    pub const fn is_nan(self) -> bool { self != self }
    #[must_use]
    pub const fn is_infinite(self) -> bool { self == f64::INFINITY || self == f64::NEG_INFINITY }
    #[must_use]
    pub const fn is_finite(self) -> bool { !self.is_nan() && !self.is_infinite() }
    #[must_use]
    pub const fn is_normal(self) -> bool { matches!(self.classify(), FpCategory::Normal) }
    #[must_use]
    pub const fn is_subnormal(self) -> bool { matches!(self.classify(), FpCategory::Subnormal) }
    pub const fn classify(self) -> FpCategory {
        if self.is_nan() {
            FpCategory::Nan
        } else if self.is_infinite() {
            FpCategory::Infinite
        } else if self == 0.0 {
            FpCategory::Zero
        } else if self < f64::MIN_POSITIVE && self > -f64::MIN_POSITIVE {
            FpCategory::Subnormal
        } else {
            FpCategory::Normal
        }
    }
    #[must_use]
    pub const fn is_sign_negative(self) -> bool { self.to_bits() >> 63 == 1 }
    #[must_use]
    pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }

    #[must_use = "this returns the result of the comparison, without modifying either input"]
    pub const fn max(self, other: f64) -> f64 {
        if self.is_nan() || self < other { other } else { self }
    }
    #[must_use = "this returns the result of the comparison, without modifying either input"]
    pub const fn min(self, other: f64) -> f64 {
        if self.is_nan() || other < self { other } else { self }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn clamp(self, min: f64, max: f64) -> f64 {
        if !(min <= max) {
            panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}");
        }
        if self < min { min } else if self > max { max } else { self }
    }
    #[must_use = "this returns the result of the operation, without modifying the original"]
    pub const fn midpoint(self, other: f64) -> f64 { self / 2.0 + other / 2.0 }
    /// Orders all values, NaN too: by the bits, seen as sign and magnitude.
    #[must_use]
    pub fn total_cmp(&self, other: &f64) -> Ordering {
        let mut left = self.to_bits() as i64;
        let mut right = other.to_bits() as i64;
        left ^= (((left >> 63) as u64) >> 1) as i64;
        right ^= (((right >> 63) as u64) >> 1) as i64;
        left.cmp(&right)
    }

    #[must_use]
    pub const fn to_bits(self) -> u64 { intrinsics::transmute::<f64, u64>(self) }
    #[must_use]
    pub const fn from_bits(v: u64) -> f64 { intrinsics::transmute::<u64, f64>(v) }
    #[must_use]
    pub const fn to_be_bytes(self) -> [u8; 8] { self.to_bits().to_be_bytes() }
    #[must_use]
    pub const fn to_le_bytes(self) -> [u8; 8] { self.to_bits().to_le_bytes() }
    #[must_use]
    pub const fn to_ne_bytes(self) -> [u8; 8] { self.to_bits().to_ne_bytes() }
    #[must_use]
    pub const fn from_be_bytes(bytes: [u8; 8]) -> f64 { f64::from_bits(u64::from_be_bytes(bytes)) }
    #[must_use]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> f64 { f64::from_bits(u64::from_le_bytes(bytes)) }
    #[must_use]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> f64 { f64::from_bits(u64::from_ne_bytes(bytes)) }
}
