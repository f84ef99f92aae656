fn main() {
    let s = "5";
    println!("{} {} {}", s as i32, 3.5 as bool, 70 as char);
    println!("{}", vec![1] as u8);
}
