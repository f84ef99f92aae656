// Integers that are not zero, that wrap, that stop at their limits; and operations that say when they do not fit.
use std::num::{NonZero, NonZeroU8, Saturating, Wrapping};

fn main() {
    let a = NonZero::new(12u32).unwrap();
    println!("{} {:?} {:x} {}", a.count_ones(), a.checked_mul(a), a, a.isqrt());
    println!("{:?} {:?} {}", NonZeroU8::try_from(0u8).is_err(), NonZero::<i64>::from(a), 100 % a);
    println!("{:?} {:?}", "0".parse::<NonZeroU8>(), NonZero::new(-5i8).map(|n| (-n, n.unsigned_abs(), n.checked_abs())));

    let mut w = Wrapping(250u8);
    w += 10;
    w = !w << 9 ^ Wrapping(0x0f);
    println!("{w} {:?} {:#x} {}", w - Wrapping(200), w, [Wrapping(200u8), Wrapping(100)].iter().sum::<Wrapping<u8>>());
    let mut s = Saturating(-100i8);
    s -= 100;
    println!("{s} {} {}", -s, s.pow(3));

    println!("{} {} {:?}", 1u64 << 40i8, -8i16 >> 1u128, 200u8.checked_sub_signed(-100));
    println!("{} {} {}", 1u8.unbounded_shl(9), (-3i32).unbounded_shr(40), 7i32.wrapping_rem_euclid(-4));
    println!("{:?} {:?}", 250u8.carrying_mul(250, 250), u64::MAX.carrying_mul_add(u64::MAX, u64::MAX, u64::MAX));
    println!("{:?} {:?}", 5u32.borrowing_sub(7, true), i32::MAX.overflowing_add_unsigned(1));
    println!("{:?} {:?} {:?}", bool::try_from(1u8), bool::try_from(2i64).is_err(), usize::try_from('x'));
    println!("{:e} {:?} {}", 1.0f64.next_up() - 1.0, f32::MAX.next_up(), 0.0f64.next_down() < 0.0);
    let caught = std::panic::catch_unwind(|| 200u8.strict_add(100));
    println!("{}", caught.is_err());
}
