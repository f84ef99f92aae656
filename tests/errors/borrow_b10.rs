async fn make() -> &'static str { let s = String::from("a"); &s }
async fn pick<'a>(a: &'a str, b: &str) -> &'a str { if a.len() > 1 { a } else { b } }
async fn elided(a: &str, b: &str) -> String { format!("{a}{b}") }
fn fut(x: &u32) -> impl std::future::Future<Output = u32> + 'static { async move { *x } }
fn boxed(x: &u32) -> std::pin::Pin<Box<dyn std::future::Future<Output = u32>>> { Box::pin(async move { *x }) }
#[tokio::main]
async fn main() {
    let f;
    { let s = String::from("x"); f = elided(&s, "b"); }
    println!("{}", f.await);
    let g = { let n = 3; async { n + 1 } };
    g.await;
    let r;
    { let s = String::from("x"); r = pick(&s, "b").await; }
    println!("{r}");
}
