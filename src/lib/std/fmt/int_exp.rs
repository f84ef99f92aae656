//! `{:e}` and `{:E}` of integers.

use crate::fmt::{Formatter, LowerExp, Result, UpperExp};
use crate::string::String;

/// One digit, a point, the others; rounded to the precision, half to even.
fn show_exp(mut n: u128, nonnegative: bool, e: char, f: &mut Formatter<'_>) -> Result {
    let mut exponent = 0usize;
    while n != 0 && n % 10 == 0 {
        n = n / 10;
        exponent += 1;
    }
    let mut fraction = 0usize;
    let mut rest = n;
    while rest >= 10 {
        rest = rest / 10;
        fraction += 1;
    }
    let wanted = f.precision();
    if let Some(wanted) = wanted {
        let mut cut = fraction.saturating_sub(wanted);
        exponent += cut;
        fraction -= cut;
        let mut sticky = false;
        while cut > 1 {
            sticky = sticky || n % 10 != 0;
            n = n / 10;
            cut -= 1;
        }
        if cut == 1 {
            let last = n % 10;
            n = n / 10;
            if last > 5 || (last == 5 && (sticky || n % 2 == 1)) {
                n += 1;
                if n == 10u128.pow(fraction as u32 + 1) {
                    n = n / 10;
                    exponent += 1;
                }
            }
        }
    }
    exponent += fraction;
    let digits = crate::fmt::format(format_args!("{n}"));
    let mut text = String::from(&digits[..1]);
    let zeros = wanted.unwrap_or(0).saturating_sub(fraction);
    if fraction + zeros > 0 {
        text.push('.');
        text.push_str(&digits[1..]);
        for _ in 0..zeros {
            text.push('0');
        }
    }
    text.push(e);
    text.push_str(&crate::fmt::format(format_args!("{exponent}")));
    f.pad_integral(nonnegative, "", &text)
}

macro_rules! exp_int {
    ($($t:ident)*) => { $(
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let n = *self as i128 as u128;
                let nonnegative = *self >= 0;
                show_exp(if nonnegative { *self as u128 } else { n.wrapping_neg() }, nonnegative, 'e', f)
            }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let n = *self as i128 as u128;
                let nonnegative = *self >= 0;
                show_exp(if nonnegative { *self as u128 } else { n.wrapping_neg() }, nonnegative, 'E', f)
            }
        }
    )* };
}
exp_int! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
