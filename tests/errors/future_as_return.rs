async fn compute() -> i64 {
    7
}

fn value() -> i64 {
    compute()
}

#[tokio::main]
async fn main() {
    println!("{}", value());
}
