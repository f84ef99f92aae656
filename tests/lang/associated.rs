// Associated constants and types, found through the type, the trait, and a parameter.
trait Animal {
    const LEGS: u32 = 4;
    const NAME: &'static str;
    type Food: Default + std::fmt::Debug;
    fn eat(&self) -> Self::Food {
        Self::Food::default()
    }
    fn many() -> Vec<Self>
    where
        Self: Sized;
}

#[derive(Debug, Clone)]
struct Dog;
#[derive(Debug)]
struct Bird;

impl Animal for Dog {
    const NAME: &'static str = "dog";
    type Food = u8;
    fn many() -> Vec<Self> {
        vec![Dog; Self::SIZE]
    }
}

impl Dog {
    const SIZE: usize = 2;
    const DOUBLE: usize = Self::SIZE * 2;
}

impl Animal for Bird {
    const LEGS: u32 = 2;
    const NAME: &'static str = concat!("b", "ird");
    type Food = Option<String>;
    fn many() -> Vec<Self> {
        Vec::new()
    }
}

fn legs<A: Animal>(_: &A) -> u32 {
    A::LEGS * 10
}

fn all<A: Animal + Sized>() -> (usize, &'static str) {
    (A::many().len(), A::NAME)
}

fn main() {
    println!("{} {}", Dog::LEGS, Bird::LEGS); // prints: 4 2
    println!("{} {}", <Dog as Animal>::NAME, Bird::NAME); // prints: dog bird
    println!("{} {}", legs(&Dog), legs(&Bird)); // prints: 40 20
    println!("{:?} {:?}", all::<Dog>(), all::<Bird>()); // prints: (2, "dog") (0, "bird")
    println!("{:?} {:?}", Dog.eat(), Bird.eat()); // prints: 0 None
    let a = [0_u8; Dog::DOUBLE];
    println!("{} {}", a.len(), <Dog as Animal>::many().len()); // prints: 4 2
    let food: <Bird as Animal>::Food = Some("seed".into());
    println!("{food:?}"); // prints: Some("seed")
    println!("{} {} {}", i32::MAX, u8::BITS, f64::EPSILON > 0.0); // prints: 2147483647 8 true
}
