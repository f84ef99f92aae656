#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async { println!("hi") });
    let mut n = 0u64;
    loop { n += 1; if n == 0 { break } }
}
