// A trait's `async fn` and `-> impl Future` called through a generic parameter.
use std::future::Future;

trait Service {
    const NAME: &'static str;
    const LIMIT: usize = 3;
    async fn call(&self, n: u32) -> u32;
    fn later(&self, n: u32) -> impl Future<Output = u32> + Send;
}

struct Double;
impl Service for Double {
    const NAME: &'static str = "double";
    async fn call(&self, n: u32) -> u32 {
        tokio::task::yield_now().await;
        n * 2
    }
    fn later(&self, n: u32) -> impl Future<Output = u32> + Send {
        async move { n * 4 }
    }
}

async fn drive<S: Service>(s: S) -> u32 {
    let a = s.call(5).await;
    let b = s.later(a).await;
    println!("{} of at most {}: {} {}", S::NAME, S::LIMIT, a, b);
    a + b
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", drive(Double).await);
    println!("{} {}", Double::NAME, Double::LIMIT);
    println!("{}", <Double as Service>::NAME.len());
}
