// What would panic in a running program is an error in a constant.
const SMALL: u8 = 200 + 100;
static BELOW: u32 = 1 - 2;
const NONE: u32 = 1 / (2 - 2);

fn main() {
    println!("{SMALL} {BELOW} {NONE}");
}
