//! The methods of `f32`. The numbers handed to the operation intrinsic are rows of the machine's table of float operations.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::num::FpCategory;

impl f32 {
    pub const RADIX: u32 = 2;
    pub const MANTISSA_DIGITS: u32 = 24;
    pub const DIGITS: u32 = 6;
    pub const EPSILON: f32 = 1.19209290e-07_f32;
    pub const MIN: f32 = -3.40282347e+38_f32;
    pub const MIN_POSITIVE: f32 = 1.17549435e-38_f32;
    pub const MAX: f32 = 3.40282347e+38_f32;
    pub const MIN_EXP: i32 = -125;
    pub const MAX_EXP: i32 = 128;
    pub const MIN_10_EXP: i32 = -37;
    pub const MAX_10_EXP: i32 = 38;
    pub const NAN: f32 = f32::from_bits(0x7fc0_0000);
    pub const INFINITY: f32 = 1.0_f32 / 0.0_f32;
    pub const NEG_INFINITY: f32 = -1.0_f32 / 0.0_f32;

    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn sqrt(self) -> f32 { intrinsics::float_op_f32(0, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn floor(self) -> f32 { intrinsics::float_op_f32(1, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn ceil(self) -> f32 { intrinsics::float_op_f32(2, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn round(self) -> f32 { intrinsics::float_op_f32(3, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn trunc(self) -> f32 { intrinsics::float_op_f32(4, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn abs(self) -> f32 { intrinsics::float_op_f32(5, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn sin(self) -> f32 { intrinsics::float_op_f32(6, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn cos(self) -> f32 { intrinsics::float_op_f32(7, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn tan(self) -> f32 { intrinsics::float_op_f32(8, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn asin(self) -> f32 { intrinsics::float_op_f32(9, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn acos(self) -> f32 { intrinsics::float_op_f32(10, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn atan(self) -> f32 { intrinsics::float_op_f32(11, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn sinh(self) -> f32 { intrinsics::float_op_f32(12, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn cosh(self) -> f32 { intrinsics::float_op_f32(13, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn tanh(self) -> f32 { intrinsics::float_op_f32(14, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn exp(self) -> f32 { intrinsics::float_op_f32(15, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn exp2(self) -> f32 { intrinsics::float_op_f32(16, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn ln(self) -> f32 { intrinsics::float_op_f32(17, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn log2(self) -> f32 { intrinsics::float_op_f32(18, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn log10(self) -> f32 { intrinsics::float_op_f32(19, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn cbrt(self) -> f32 { intrinsics::float_op_f32(20, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn round_ties_even(self) -> f32 { intrinsics::float_op_f32(21, self) }

    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn powf(self, n: f32) -> f32 { intrinsics::float_pow_f32(self, n) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn powi(self, n: i32) -> f32 {
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
    pub fn atan2(self, other: f32) -> f32 { intrinsics::float_atan2_f32(self, other) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn hypot(self, other: f32) -> f32 { intrinsics::float_hypot_f32(self, other) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn mul_add(self, a: f32, b: f32) -> f32 { intrinsics::float_fma_f32(self, a, b) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn log(self, base: f32) -> f32 { self.ln() / base.ln() }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn ln_1p(self) -> f32 { intrinsics::float_op_f32(23, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn exp_m1(self) -> f32 { intrinsics::float_op_f32(22, self) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn asinh(self) -> f32 {
        let a = self.abs();
        let inverse = 1.0 / a;
        (a + a / (f32::hypot(1.0, inverse) + inverse)).ln_1p().copysign(self)
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn acosh(self) -> f32 {
        if self < 1.0 { f32::NAN } else { (self + ((self - 1.0).sqrt() * (self + 1.0).sqrt())).ln() }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn atanh(self) -> f32 { 0.5 * (2.0 * self / (1.0 - self)).ln_1p() }
    pub fn sin_cos(self) -> (f32, f32) { (self.sin(), self.cos()) }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn fract(self) -> f32 { self - self.trunc() }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn signum(self) -> f32 {
        if self.is_nan() { self } else if self.is_sign_negative() { -1.0 } else { 1.0 }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn copysign(self, sign: f32) -> f32 {
        let top = 1 << 31;
        f32::from_bits((self.to_bits() & !top) | (sign.to_bits() & top))
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn recip(self) -> f32 { 1.0 / self }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn div_euclid(self, rhs: f32) -> f32 {
        let q = (self / rhs).trunc();
        if self % rhs < 0.0 {
            return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
        }
        q
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub fn rem_euclid(self, rhs: f32) -> f32 {
        let r = self % rhs;
        if r < 0.0 { r + rhs.abs() } else { r }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn to_degrees(self) -> f32 { self * 57.295_779_513_082_320_876_798_154_814_105_170_3_f32 }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn to_radians(self) -> f32 { self * (crate::f32::consts::PI / 180.0_f32) }

    #[must_use]
    pub const fn is_nan(self) -> bool { self != self }
    #[must_use]
    pub const fn is_infinite(self) -> bool { self == f32::INFINITY || self == f32::NEG_INFINITY }
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
        } else if self < f32::MIN_POSITIVE && self > -f32::MIN_POSITIVE {
            FpCategory::Subnormal
        } else {
            FpCategory::Normal
        }
    }
    #[must_use]
    pub const fn is_sign_negative(self) -> bool { self.to_bits() >> 31 == 1 }
    #[must_use]
    pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }

    #[must_use = "this returns the result of the comparison, without modifying either input"]
    pub const fn max(self, other: f32) -> f32 {
        if self.is_nan() || self < other { other } else { self }
    }
    #[must_use = "this returns the result of the comparison, without modifying either input"]
    pub const fn min(self, other: f32) -> f32 {
        if self.is_nan() || other < self { other } else { self }
    }
    #[must_use = "method returns a new number and does not mutate the original value"]
    pub const fn clamp(self, min: f32, max: f32) -> f32 {
        if !(min <= max) {
            panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}");
        }
        if self < min { min } else if self > max { max } else { self }
    }
    #[must_use = "this returns the result of the operation, without modifying the original"]
    pub const fn midpoint(self, other: f32) -> f32 { self / 2.0 + other / 2.0 }
    /// Orders all values, NaN too: by the bits, seen as sign and magnitude.
    #[must_use]
    pub fn total_cmp(&self, other: &f32) -> Ordering {
        let mut left = self.to_bits() as i32;
        let mut right = other.to_bits() as i32;
        left ^= (((left >> 31) as u32) >> 1) as i32;
        right ^= (((right >> 31) as u32) >> 1) as i32;
        left.cmp(&right)
    }

    #[must_use]
    pub const fn to_bits(self) -> u32 { intrinsics::transmute::<f32, u32>(self) }
    #[must_use]
    pub const fn from_bits(v: u32) -> f32 { intrinsics::transmute::<u32, f32>(v) }
    #[must_use]
    pub const fn to_be_bytes(self) -> [u8; 4] { self.to_bits().to_be_bytes() }
    #[must_use]
    pub const fn to_le_bytes(self) -> [u8; 4] { self.to_bits().to_le_bytes() }
    #[must_use]
    pub const fn to_ne_bytes(self) -> [u8; 4] { self.to_bits().to_ne_bytes() }
    #[must_use]
    pub const fn from_be_bytes(bytes: [u8; 4]) -> f32 { f32::from_bits(u32::from_be_bytes(bytes)) }
    #[must_use]
    pub const fn from_le_bytes(bytes: [u8; 4]) -> f32 { f32::from_bits(u32::from_le_bytes(bytes)) }
    #[must_use]
    pub const fn from_ne_bytes(bytes: [u8; 4]) -> f32 { f32::from_bits(u32::from_ne_bytes(bytes)) }
}
