fn main() {
    let m = HashMap::new();
    let t = Timer::start();
    println!("{m:?} {t:?}");
}
