// A field of the value, read from the future.
struct User {
    id: u32,
}

async fn user() -> User {
    User { id: 1 }
}

#[tokio::main]
async fn main() {
    println!("{}", user().id);
}
