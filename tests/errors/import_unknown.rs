use tokio::time::{sleep, Durations};
use std::colections::HashMap;
use futurez::join;

#[tokio::main]
async fn main() {
    println!("never");
}
