mod shop {
    pub struct Item {
        pub name: String,
        price: u32,
    }
    impl Item {
        pub fn new(name: &str, price: u32) -> Item {
            Item { name: name.to_string(), price }
        }
        fn discount(&self) -> u32 {
            self.price / 2
        }
    }
    fn helper() {}
    pub mod inner {
        pub(super) fn hidden() {}
    }
}

use shop::Item;

fn main() {
    let i = Item::new("cup", 4);
    println!("{} {}", i.name, i.price);
    println!("{}", i.discount());
    shop::helper();
    shop::inner::hidden();
    let j = Item { name: String::new(), price: 1 };
    let Item { name, price } = j;
}
