fn two(v: Vec<i32>) -> Option<i32> {
    let [a, b] = v.try_into().ok()?;
    Some(a * b)
}
fn main() {
    println!("{:?} {:?}", two(vec![6, 7]), two(vec![1]));
    let b = b'C';
    let n = match b { b'A'..=b'Z' => b - b'A', x if x > 200 => x, _ => 62 } as u32;
    let m = if n > 1 { b - 1 } else { 0 } as u64;
    println!("{n} {m}");
    let [x, y, z] = "1 2 3".split(' ').map(|s| s.parse::<i32>().unwrap()).collect::<Vec<_>>().try_into().unwrap();
    println!("{}", x + y + z);
}
