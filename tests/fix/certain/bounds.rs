//! What generic code asks of its parameters.
use std::fmt::Display;

fn show<T>(t: T) -> String {
    format!("{:?}", t)
}

fn both<T: Display, U>(t: T, u: U) -> String
where
    U: Copy,
{
    format!("{t:?} {u}")
}

struct Held<T>(T);

impl<T> Held<T> {
    fn more(&self, than: &Held<T>) -> bool {
        self.0 > than.0
    }

    fn send(self) -> std::thread::JoinHandle<()>
    where
        T: 'static,
    {
        std::thread::spawn(move || drop(self.0))
    }
}

fn equal<T>(a: T, b: T) -> bool {
    a == b
}

fn main() {
    println!("{} {} {}", show(1), both(2, 3), equal(1, 2));
    println!("{}", Held(2).more(&Held(1)));
    Held(3).send().join().unwrap();
}
