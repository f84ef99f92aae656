// `.await` is no method; with arguments it is a call of the result.
async fn f() -> i32 { 1 }
#[tokio::main]
async fn main() {
    let a = f().await();
    f().await()?;
    let b = f().await(1);
    let c = f().await.x();
}
