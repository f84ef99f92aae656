// A constant whose value needs itself.
const LIMIT: u32 = STEP * 2;
const STEP: u32 = LIMIT / 2;
const FINE: u32 = OTHER + 1;
const OTHER: u32 = 2;

fn main() {
    println!("{} {FINE}", LIMIT + STEP);
}
