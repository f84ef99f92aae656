fn add(a: u32, b: u32) -> u32 {
    { a + b }
}

fn main() {
    let n = add({ 1 }, (2));;
    if { n == 3 } {
        ;
        println!("three");
    }
}
