fn main() {
    pub let sum: i64 = 5;
    let z: u8 = "";
    println!("{}", sum);
}
fn b() { pub let sum = 5; println!("{sum}"); }
fn c() { if true { pub fn x() {} } pub let mut sum = 5; sum += 1; println!("{sum}"); }
