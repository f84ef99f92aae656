use std::collections::HashMap;
use std::fmt::{self, Display};
use tokio::time::{sleep, Duration, Instant};

struct A;

impl Display for A {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a")
    }
}

#[tokio::main]
async fn main() {
    sleep(Duration::from_secs(1)).await;
    println!("{A}");
}
