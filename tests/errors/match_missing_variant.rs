#[derive(Debug)]
enum Light {
    Red,
    Amber,
    Green,
}

async fn wait(l: Light) -> u32 {
    match l {
        Light::Red => 3,
        Light::Green => 0,
    }
}

#[tokio::main]
async fn main() {
    println!("{}", wait(Light::Amber).await);
}
