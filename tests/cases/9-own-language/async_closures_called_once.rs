use std::future::Future;
use std::ops::AsyncFnOnce;
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0) } }
fn show(d: &D) { println!("see {}", d.0) }
async fn once<F: AsyncFnOnce() -> u32>(f: F) -> u32 { let r = f().await; println!("called"); r }
fn boxed(f: impl AsyncFnOnce() -> u32 + 'static) -> impl Future<Output = u32> { f() }
#[tokio::main]
async fn main() {
    let (a, b) = (D("a"), D("b"));
    once(async move || { show(&a); show(&b); 1 }).await;
    println!("--");
    let (a, b) = (D("c"), D("d"));
    once(async move || { drop(a); show(&b); 1 }).await;
    println!("--");
    let (a, b) = (D("e"), D("f"));
    once(async || { drop(a); show(&b); 1 }).await;
    println!("-- {}", b.0);
    let (a, b) = (D("g"), D("h"));
    let f = async move || { drop(a); show(&b); 1 };
    println!("made");
    once(f).await;
    let (a, b) = (D("i"), D("j"));
    let f = async move || { show(&a); show(&b); 1 };
    println!("made");
    let fut = f();
    println!("future");
    fut.await;
    println!("again {}", f().await);
    once(f).await;
    println!("--");
    let (a, b) = (D("k"), D("l"));
    let f = async move || { show(&a); let c = b; show(&c); 1 };
    let fut = f();
    println!("future");
    drop(fut);
    println!("--");
    let a = D("m");
    println!("{}", boxed(async move || { show(&a); 5 }).await);
    let a = D("n");
    let fut = boxed(async move || { show(&a); 5 });
    println!("unpolled");
    drop(fut);
    println!("end");
}
