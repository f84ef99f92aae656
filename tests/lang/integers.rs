fn main() {
    let (a, b) = (200_u8, 100_u8);
    println!("{} {:?} {:?}", a.wrapping_add(b), a.checked_add(b), a.overflowing_add(b)); // prints: 44 None (44, true)
    println!("{} {} {}", a.saturating_add(b), b.saturating_sub(a), a.abs_diff(b)); // prints: 255 0 100
    println!("{} {} {}", -7 / 2, -7 % 2, (-7_i32).rem_euclid(2)); // prints: -3 -1 1
    println!("{} {} {}", (-7_i32).div_euclid(2), 7_i32.pow(3), 2_u64.pow(40)); // prints: -4 343 1099511627776
    println!("{} {} {} {}", 300_i32 as u8, -1_i32 as u8, -1_i8 as u32, 3.99_f64 as i32); // prints: 44 255 4294967295 3
    println!("{} {} {} {}", -1.5_f32 as u8, 1e20 as i32, f64::NAN as i64, 'A' as u32); // prints: 0 2147483647 0 65
    println!("{} {} {}", 97_u8 as char, true as i32, u64::MAX as f32); // prints: a 1 18446744000000000000
    println!("{} {} {}", 1_u32 << 31, -1_i32 >> 31, 0xf0_u8 >> 4); // prints: 2147483648 -1 15
    println!("{} {} {} {}", !0_u8, !5_i32, 6 ^ 3, 6 & 3 | 8); // prints: 255 -6 5 10
    println!("{} {} {}", 40_u32.leading_zeros(), 40_u32.trailing_zeros(), 255_u16.count_ones()); // prints: 26 3 8
    println!("{:?} {:?}", "42".parse::<u8>(), "-1".parse::<u8>().is_err()); // prints: Ok(42) true
    println!("{:?} {:?}", "256".parse::<u8>(), "".parse::<i32>());
    // prints: Err(ParseIntError { kind: PosOverflow }) Err(ParseIntError { kind: Empty })
    println!("{:?} {:?}", u8::try_from(300_i32).is_err(), i64::from(3_u32)); // prints: true 3
    println!("{} {} {}", i8::MIN, u16::MAX, isize::MAX); // prints: -128 65535 9223372036854775807
    println!("{} {}", 1_000_000_i64 * 1_000_000, 0xff_u8 as i8); // prints: 1000000000000 -1
    println!("{:?} {:?}", 5_i32.checked_div(0), i32::MIN.checked_neg()); // prints: None None
    println!("{:?} {}", i32::MIN.wrapping_abs(), (-5_i32).signum()); // prints: -2147483648 -1
    println!("{} {}", u128::MAX / 3, -170141183460469231731687303715884105728_i128 % 10); // prints: 113427455640312821154458202477256070485 -8
    println!("{} {}", 17_u128.pow(20) % 1_000_007, (1_u128 << 100) >> 98); // prints: 298063 4
    println!("{} {}", 10_u32.isqrt(), 12_u32.next_power_of_two()); // prints: 3 16
    println!("{:?} {:?}", (3, 'a') < (3, 'b'), "abc".cmp("abd")); // prints: true Less
    println!("{} {} {}", 5.max(3), 5.clamp(0, 3), (2.5_f64).max(1.0)); // prints: 5 3 2.5
    println!("{:.4} {:.4} {} {}", 2.0_f64.sqrt(), 1.0_f64.exp(), 2.5_f64.round(), (-2.5_f64).floor()); // prints: 1.4142 2.7183 3 -3
    let list: [u8; 3] = [1, 2, 3];
    let n: u8 = list.iter().sum();
    println!("{}", n * 40); // prints: 240
    let big = n * 43;
    println!("never {big}");
}
// says: attempt to multiply with overflow
// exit: 101
