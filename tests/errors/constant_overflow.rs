fn main() {
    let n = 255u8 + 1;
    let v = [1, 2, 3];
    println!("{} {} {}", n, v[5], 1 / 0);
}
