//! Floats: the digits come from the machine, the padding is done here.

use crate::fmt::{Debug, Display, Formatter, LowerExp, Result, UpperExp};
use crate::intrinsics;
use crate::str;
use crate::vec::Vec;

/// mode: 0 Display, 1 Debug, 2 LowerExp, 3 UpperExp.
fn show(value: f64, is_f32: bool, mode: u32, f: &mut Formatter<'_>) -> Result {
    let precision = match f.precision() {
        Some(p) => p,
        None => usize::MAX,
    };
    let mut small = [0u8; 64];
    let n = intrinsics::float_fmt(value, is_f32, mode, precision, small.as_mut_ptr(), 64);
    if n < 64 {
        return pad(unsafe { str::from_utf8_unchecked(&small[..n]) }, f);
    }
    let cap = 512 + if precision == usize::MAX { 0 } else { precision };
    let mut big: Vec<u8> = Vec::with_capacity(cap);
    let n = intrinsics::float_fmt(value, is_f32, mode, precision, big.as_mut_ptr(), cap);
    unsafe { big.set_len(n) };
    pad(unsafe { str::from_utf8_unchecked(&big) }, f)
}

fn pad(text: &str, f: &mut Formatter<'_>) -> Result {
    if text == "NaN" {
        return f.pad_number("", "", text, f.sign_aware_zero_pad());
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => (if f.sign_plus() { "+" } else { "" }, text),
    };
    f.pad_number(sign, "", digits, f.sign_aware_zero_pad())
}

macro_rules! show_float {
    ($($t:ident $is_f32:literal),*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show(*self as f64, $is_f32, 0, f) }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show(*self as f64, $is_f32, 1, f) }
        }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show(*self as f64, $is_f32, 2, f) }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show(*self as f64, $is_f32, 3, f) }
        }
    )* };
}
show_float! { f32 true, f64 false }
