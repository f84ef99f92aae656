use tokio::task;
struct S { n: u32 }
impl S {
    async fn run(&self) { 
        tokio::spawn(async move { println!("{}", self.n); });
    }
    async fn helper(&self) -> u32 { self.n }
    fn start(&self) {
        tokio::spawn(self.helper());
    }
}
async fn show(s: &str) { println!("{s}"); }
#[tokio::main]
async fn main() {
    let s = String::from("a");
    let h = tokio::spawn(async { println!("{s}"); });
    h.await.unwrap();
    let t = String::from("b");
    let h = tokio::spawn(show(&t));
    h.await.unwrap();
    let u = String::from("c");
    let h = task::spawn(async { show(&u).await; });
    h.await.unwrap();
    let w = String::from("c");
    let r = &w;
    let h = task::spawn(async move { show(r).await; });
    h.await.unwrap();
}
