// Integers as Rust counts them: widths, casts, checked, wrapping and saturating
// arithmetic, shifts; at last a sum that does not fit, and exit status 101.
use tokio::time::{sleep, Duration};

async fn read_meter(kind: &str, last: u8, now: u8) -> u8 {
    sleep(Duration::from_millis(5)).await;
    match kind {
        "rolling" => now.wrapping_sub(last),
        "careful" => now.checked_sub(last).unwrap_or(0),
        "sticky" => now.saturating_sub(last).saturating_mul(3),
        _ => now - last,
    }
}

fn casts() {
    println!("{} {} {} {}", -1i8 as u8, 300i32 as u8, 200u8 as i8, -1i64 as u32);
    println!("{} {} {} {}", 3.99f64 as i32, -5.5f64 as u8, f64::NAN as i16, 1e20 as i64);
    println!("{} {} {}", 'a' as u32, 97u8 as char, true as i32);
    println!("{} {} {}", u64::MAX as f64, i128::MIN, u128::MAX >> 64);
}

fn arithmetic() {
    println!("{} {} {} {}", 7 / -2, 7 % -2, 7i32.rem_euclid(-2), (-7i32).div_euclid(2));
    println!("{:?} {:?}", 200u8.overflowing_add(100), i32::MIN.checked_abs());
    println!("{} {} {}", 1u32 << 31, -16 >> 2, 0b1011_0000u8.count_ones());
    println!("{} {} {}", 40u16.leading_zeros(), 96u64.trailing_zeros(), 0x12u8.rotate_left(4));
    println!("{} {} {}", 2i32.pow(10), (10f64).powi(-2), 10u32.abs_diff(25));
    println!("{} {} {}", !0u8, !5i32, 6 ^ 3 | 8 & 12);
    println!("{} {}", 3.max(9).min(5), (-4i32).signum() * 11i32.clamp(0, 10));
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    casts();
    arithmetic();
    let mut total: u8 = 10;
    for (kind, last, now) in [("rolling", 250, 4), ("careful", 9, 3), ("sticky", 20, 60), ("plain", 1, 120)] {
        let used = read_meter(kind, last, now).await;
        println!("{kind}: {used}");
        total += used;
        println!("total {total}");
    }
    println!("not reached");
}
