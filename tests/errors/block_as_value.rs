fn main() {
    let total: i32 = async { 1 + 2 };
    println!("{total}");
}
