struct Reply {
    code: u16,
}

async fn ask() -> Reply {
    Reply { code: 200 }
}

#[tokio::main]
async fn main() {
    println!("{}", ask().code);
}
