fn add(a: i32, b: i32) -> i32 {
    a + b
}

struct Dial(u8);

impl Dial {
    fn turn(&self, by: u8) -> u8 {
        self.0 + by
    }
}

async fn wait(_n: u64) {}

#[tokio::main]
async fn main() {
    println!("{} {}", add(1), add(1, 2, 3));
    println!("{}", Dial(1).turn());
    wait().await;
    let f = |x: i32| x;
    println!("{}", f(1, 2));
}
