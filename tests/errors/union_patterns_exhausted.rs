// Each field of a union is a way to look at all of it.
union U { a: u8, b: bool, c: () }
fn main() {
    let u = U { a: 1 };
    unsafe {
        match u { U { a: 0 } => println!("0"), U { b: true } => println!("t"), U { c: () } => println!("c") }
        match u { U { a: 1..=255 } => println!("0"), U { b: false } => println!("t") }
    }
}
