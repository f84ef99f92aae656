async fn f() -> u32 { 1 }
#[tokio::main]
async fn main() {
    tokio::select! {
        a = f() => println!("{a}"),
        b = 5 => println!("{b}"),
    }
}
