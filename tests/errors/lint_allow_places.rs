#![allow(unused_mut)]
use std::fmt;
#[allow(unused_imports)]
use std::collections::HashMap;

#[allow(dead_code)]
fn helper() { inner_helper(); }
fn inner_helper() {}

#[expect(dead_code)]
fn expected() { from_expected(); }
fn from_expected() {}

#[expect(dead_code)]
fn not_dead() {}

struct Config {
    #[allow(dead_code)]
    a: u32,
    b: u32,
    c: u32,
}
enum Shape {
    Round,
    #[allow(dead_code)]
    Square,
    Flat,
}
fn must() -> Result<(), u8> { Ok(()) }

#[allow(unused_must_use)]
fn quiet() {
    must();
}

#[expect(unused_variables)]
fn unfulfilled() {
    let _x = 1;
}

fn main() {
    not_dead();
    let mut k = 1;
    #[allow(unused_variables)]
    let y = match Some(1) { Some(x) => true, _ => false };
    #[allow(unused_variables)]
    let z = 3;
    let w = 3;
    #[allow(unused_must_use)]
    { must(); }
    #[allow(unused_must_use)]
    must();
    must();
    #[warn(unused_mut)]
    let mut q = 1;
    match Some(2) {
        #[allow(unused_variables)]
        Some(v) => {}
        None => {}
    }
    #[allow(unused_assignments)]
    let mut a = 1;
    a = 2;
    println!("{} {} {}", k, q, a);
    quiet();
    unfulfilled();
    let c = Config { a: 1, b: 2, c: 3 };
    println!("{}", c.c);
    let s = Shape::Round;
    if let Shape::Round = s { return; }
    #[allow(unreachable_code)]
    fn f() -> u32 {
        return 1;
        println!("never");
    }
    f();
}
