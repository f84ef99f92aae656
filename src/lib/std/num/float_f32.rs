//! `f32`: its numbers, and what both floats can do.

use crate::num::float_macros::float_methods;

impl f32 {
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
}

float_methods! {
    f32 u32 i32 4 float_op_f32 float_pow_f32 float_atan2_f32 float_hypot_f32 float_fma_f32
    57.295_779_513_082_320_876_798_154_814_105_170_3_f32
}
