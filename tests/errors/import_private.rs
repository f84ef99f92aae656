mod shop {
    fn secret() -> u8 {
        1
    }
    pub struct Till {
        coins: u32,
    }
    impl Till {
        pub fn new() -> Till {
            Till { coins: 3 }
        }
    }
    pub fn open() -> u8 {
        secret()
    }
}

use shop::secret;

fn main() {
    println!("{} {}", secret(), shop::open());
    println!("{}", shop::Till::new().coins);
}
