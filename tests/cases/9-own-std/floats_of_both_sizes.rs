fn main() {
    for x in [0.0f64, -0.0, 1.5, -2.5, 1e300, f64::MAX, f64::MIN_POSITIVE, 5e-324, f64::NAN, f64::INFINITY] {
        println!("{:?} {:?} {:?} {:?} {:?} {:?}", x.to_degrees(), x.to_radians(), x.midpoint(3.0), x.midpoint(x), x.classify(), x.total_cmp(&1.0));
        println!("{:?} {:?} {:?} {:?}", x.copysign(-1.0), x.signum(), x.rem_euclid(0.7), x.to_be_bytes());
        let y = x as f32;
        println!("{:?} {:?} {:?} {:?} {:?} {:?}", y.to_degrees(), y.to_radians(), y.midpoint(3.0), y.midpoint(y), y.classify(), y.total_cmp(&1.0));
        println!("{:?} {:?} {:?} {:?} {:?}", y.copysign(-1.0), y.signum(), y.powi(3), y.to_bits(), f32::from_bits(y.to_bits()));
    }
    println!("{} {} {} {}", f32::RADIX, f64::INFINITY, f32::NEG_INFINITY, f64::EPSILON);
    println!("{:?} {:?}", f32::MAX.midpoint(f32::MAX), f64::MAX.midpoint(f64::MAX));
    println!("{:?}", 2.0f64.atan2(1.0) + 3.0f64.hypot(4.0) + 1.0f64.mul_add(2.0, 3.0));
}
