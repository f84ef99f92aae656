use std::fmt::{Debug, Display};
trait Speak { fn speak(&self) -> u8; fn name() -> u8 where Self: Sized { 1 } }
struct Dog;
struct Cat<T>(T);
impl Speak for Dgo { fn speak(&self) -> u8 { 1 } }
impl Display for Cta<u8> { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) } }
impl Debug for Cat<Undefined> { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) } }
impl From<Undefined> for Dog { fn from(u: Undefined) -> Dog { Dog } }
impl Iterator for Dgo { type Item = u8; fn next(&mut self) -> Option<u8> { None } }
fn need<T: Speak>(t: T) {}
fn show<T: Display>(t: T) {}
fn main() {
    Dog.speak();
    need(Dog);
    show(Dog);
    show(Cat(1u8));
    println!("{}", Dog);
    println!("{:?}", Cat(1));
    let d: Dog = 1u8.into();
    let e = Dog::from(1);
    Dog::name();
    for i in Dog {}
    let b: Box<dyn Speak> = Box::new(Dog);
}
