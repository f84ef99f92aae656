#[tokio::main]
async fn main() {
    let a = 1
    nope();
    let b: u8 = "a";
}

fn beside() -> Nope {
    nowhere::found()
}
