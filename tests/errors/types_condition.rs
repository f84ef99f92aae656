fn main() {
    let n = 3;
    if n {
        println!("three");
    }
    while n = 4 {
        println!("four");
    }
}
