fn main() {
    let speed = 3;
    println!("{speed} {sped}");
}
