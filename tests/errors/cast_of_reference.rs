// A cast of a reference to what it leads to, and to what a number may become.
struct Pair { left: u32 }

fn main() {
    let bytes = b"abc";
    let first = &bytes[0];
    let letter = first as char;
    let wide = first as u64;
    let flag = first as bool;
    let again = &first as u8;
    let text = "x" as u8;
    let pair = &Pair { left: 1 };
    let number = pair as u32;
    println!("{letter} {wide} {flag} {again} {text} {number} {}", pair.left);
}
