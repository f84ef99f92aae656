#![allow(unused_variables)]

#[allow(dead_code)]
fn unused() {
    let n = 1;
}

#[deny(unused_must_use)]
fn strict() {
    tokio::time::sleep(std::time::Duration::from_secs(1));
}

#[warn(unused_mut)]
fn main() {
    let mut x = 1;
    strict();
}
