// from_utf8 is a constant function.
const AD: &str = match std::str::from_utf8(b"xyz") { Ok(s) => s, Err(_) => "bad" };
const BAD: &str = match std::str::from_utf8(&[b'a', 0xff, b'b']) { Ok(s) => s, Err(e) => if e.valid_up_to() == 1 { "bad" } else { "?" } };
fn main() { println!("{} {}", AD, BAD); println!("{:?}", std::str::from_utf8(&[0xe2, 0x82])); }
