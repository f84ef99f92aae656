async fn f() {}
#[tokio::main]
async fn main() {
    await!(f());
    await f();
}
