// A trait object cannot be moved out of its reference by a pattern.
trait Animal { fn legs(&self) -> u32; }

fn fewest<'a>(a: &'a dyn Animal, &b: &'a dyn Animal) -> &'a dyn Animal {
    if a.legs() < b.legs() { a } else { b }
}

fn main() {
    struct Dog;
    impl Animal for Dog { fn legs(&self) -> u32 { 4 } }
    println!("{}", fewest(&Dog, &Dog).legs());
}
