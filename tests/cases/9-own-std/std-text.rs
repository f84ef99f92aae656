// Text in other encodings, cut up from both ends.
fn main() {
    let units: Vec<u16> = "a\u{1F600}b".encode_utf16().collect();
    println!("{units:x?} {:?}", String::from_utf16(&units));
    let broken = [0x61, 0xD800, 0x62, 0xDC01];
    println!("{:?} {:?}", String::from_utf16(&broken).is_err(), String::from_utf16_lossy(&broken));
    for c in char::decode_utf16(broken) {
        match c {
            Ok(c) => print!("{c} "),
            Err(e) => print!("<{e} {:x}> ", e.unpaired_surrogate()),
        }
    }
    println!("{:?}", '\u{1F600}'.encode_utf16(&mut [0; 2]));
    let mut s = String::from("héllo wörld");
    let (a, b) = s.split_at_mut(6);
    a.make_ascii_uppercase();
    b.make_ascii_uppercase();
    println!("{s} {:?} {:?}", s.split_at_checked(2), str::from_utf8(b"ok"));
    println!("{:?} {:?}", "xxyxx".trim_left_matches('x'), "xxyxx".trim_right_matches("x"));
    println!("{:?}|{:?}", " \ta ".trim_ascii_start(), " \ta ".trim_ascii_end());
    println!("{}", ["a", "b"].connect("-"));
    let drain = s.drain(..3);
    println!("{}", AsRef::<str>::as_ref(&drain));
}
