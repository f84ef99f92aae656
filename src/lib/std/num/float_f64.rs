//! `f64`: its numbers, and what both floats can do.

use crate::num::float_macros::float_methods;

impl f64 {
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
}

float_methods! {
    f64 u64 i64 8 float_op_f64 float_pow_f64 float_atan2_f64 float_hypot_f64 float_fma_f64
    180.0 / crate::f64::consts::PI
}
