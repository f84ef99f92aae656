// Two async blocks are of two types.
#[tokio::main]
async fn main() {
    let fast = true;
    let x = if fast { async { 1 } } else { async { 2 } };
    println!("{}", x.await);
}
