//! Integers in base 10, 2, 8 and 16.

use crate::fmt::{Binary, Debug, Display, Formatter, LowerHex, Octal, Result, UpperHex};
use crate::str;

/// Writes the digits at the end of `buf`; returns where they begin.
fn digits_u64(mut n: u64, buf: &mut [u8]) -> usize {
    let mut at = buf.len();
    loop {
        at -= 1;
        buf[at] = b'0' + (n % 10) as u8;
        n = n / 10;
        if n == 0 {
            return at;
        }
    }
}

fn show_u64(n: u64, nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 20];
    let at = digits_u64(n, &mut buf);
    f.pad_integral(nonnegative, "", unsafe { str::from_utf8_unchecked(&buf[at..]) })
}

fn show_u128(mut n: u128, nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 39];
    let mut at = buf.len();
    while n > u64::MAX as u128 {
        at -= 1;
        buf[at] = b'0' + (n % 10) as u8;
        n = n / 10;
    }
    let at = digits_u64(n as u64, &mut buf[..at]);
    f.pad_integral(nonnegative, "", unsafe { str::from_utf8_unchecked(&buf[at..]) })
}

/// `shift`: bits of one digit; `ten`: the digit for 10.
fn show_bits(mut n: u128, shift: u32, ten: u8, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 128];
    let mut at = buf.len();
    let mask = (1u128 << shift) - 1;
    loop {
        let digit = (n & mask) as u8;
        at -= 1;
        buf[at] = if digit < 10 { b'0' + digit } else { ten + (digit - 10) };
        n = n >> shift;
        if n == 0 {
            break;
        }
    }
    f.pad_integral(true, prefix, unsafe { str::from_utf8_unchecked(&buf[at..]) })
}

macro_rules! show_int {
    ($($t:ident as $u:ident by $show:ident $abs:ident),*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let n = *self;
                let magnitude = if n >= 0 { n as $abs } else { (n as $abs).wrapping_neg() };
                $show(magnitude, n >= 0, f)
            }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if f.debug_lower_hex() {
                    LowerHex::fmt(self, f)
                } else if f.debug_upper_hex() {
                    UpperHex::fmt(self, f)
                } else {
                    Display::fmt(self, f)
                }
            }
        }
        impl Binary for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_bits(*self as $u as u128, 1, b'a', "0b", f) }
        }
        impl Octal for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_bits(*self as $u as u128, 3, b'a', "0o", f) }
        }
        impl LowerHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_bits(*self as $u as u128, 4, b'a', "0x", f) }
        }
        impl UpperHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_bits(*self as $u as u128, 4, b'A', "0x", f) }
        }
    )* };
}
show_int! {
    i8 as u8 by show_u64 u64, i16 as u16 by show_u64 u64, i32 as u32 by show_u64 u64, i64 as u64 by show_u64 u64,
    isize as usize by show_u64 u64, u8 as u8 by show_u64 u64, u16 as u16 by show_u64 u64, u32 as u32 by show_u64 u64,
    u64 as u64 by show_u64 u64, usize as usize by show_u64 u64, i128 as u128 by show_u128 u128, u128 as u128 by show_u128 u128
}
