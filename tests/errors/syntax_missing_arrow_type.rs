fn one() -> {
    1
}

fn main() {
    println!("{}", one());
}
