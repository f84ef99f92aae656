use std::future::Future;
async fn apply<F: AsyncFn(u32) -> u32>(f: F, n: u32) -> u32 { let mut t = 0; for i in 0..n { t += f(i).await; } t }
async fn apply_mut(mut f: impl AsyncFnMut(u32) -> u32) -> u32 { f(1).await + f(2).await }
async fn apply_once<F>(f: F) -> String where F: AsyncFnOnce() -> String { f().await }
async fn by_ref<F: AsyncFn(u32) -> u32>(f: &F) -> u32 { apply(f, 2).await + f(100).await }
async fn plain(x: u32) -> u32 { x + 1 }
async fn old<F, Fut>(f: F) -> Fut::Output where F: Fn(u32) -> Fut, Fut: Future { f(3).await }
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let base = 10;
    println!("{}", apply(async |x| x + base, 3).await);
    let mut log = vec![];
    println!("{}", apply_mut(async |x| { log.push(x); log.len() as u32 * x }).await);
    println!("{log:?}");
    let s = String::from("s");
    println!("{}", apply_once(async move || { s + "!" }).await);
    println!("{} {}", by_ref(&plain).await, old(plain).await);
    println!("{}", apply(|x| async move { x * 2 }, 4).await);
    println!("{}", apply_mut(&mut async |x: u32| x).await);
}
