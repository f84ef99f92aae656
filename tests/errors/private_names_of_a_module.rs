mod shop {
    pub struct Item { name: String, pub price: u32 }
    impl Item { fn new(name: &str, price: u32) -> Self { Item { name: name.to_string(), price } } }
    mod hidden { pub fn secret() -> u32 { 7 } }
    pub use self::hidden::secret as open;
    pub enum Size { Small, Large(u8) }
}
use shop::{Item, Size, hidden};
use shop::Colour;
fn main() {
    let i = Item::new("pen", 2);
    println!("{} {}", i.name, i.price);
    let j = Item { name: "x".into(), price: 1 };
    match Size::Small { Size::Small => {}, Size::Large => {}, Size::Huge => {} }
    println!("{}", shop::open());
}
