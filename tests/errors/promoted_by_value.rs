// Whether `&value` lives for ever is asked of the value: `None` holds no cell and drops nothing.
use std::cell::Cell;

fn none() -> &'static Option<Cell<i32>> {
    &None
}

fn some() -> &'static Option<Cell<i32>> {
    const SOME: Option<Cell<i32>> = Some(Cell::new(1));
    &SOME
}

fn empty() -> &'static Option<Vec<i32>> {
    const NONE: Option<Vec<i32>> = None;
    &NONE
}

fn vector() -> &'static Vec<i32> {
    const EMPTY: Vec<i32> = Vec::new();
    &EMPTY
}

fn called() -> &'static Vec<i32> {
    &Vec::new()
}

fn functions() -> &'static [fn(&str) -> String; 2] {
    &[str::to_owned, |s| s.to_uppercase()]
}

fn main() {
    println!("{:?} {:?} {:?} {:?} {:?}", none(), some(), empty(), vector(), called());
    println!("{}", functions()[0]("a"));
}
