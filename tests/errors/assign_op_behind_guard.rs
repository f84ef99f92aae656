// The operator is meant for what the guard leads to: E0368 alone; where nothing behind it helps, E0067 as well.
use std::cell::RefCell;
use std::sync::Mutex;

fn number() -> u32 { 5 }

fn main() {
    let cell = RefCell::new(3);
    let total = Mutex::new(String::new());
    cell.borrow_mut() += 1;
    total.lock().unwrap() += "more";
    total.lock().unwrap() += 1;
    number() += 1;
    String::new() += "x";
}
