fn main() {
    for n in 5 {
        println!("{n}");
    }
    let total: i32 = vec!["a"].into_iter().sum();
    println!("{total}");
}
