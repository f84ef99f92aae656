use std::rc::Rc;
use std::future::Future;
use std::pin::Pin;
trait Job { fn run(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>; }
struct J(Rc<u8>);
impl Job for J {
    fn run(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            println!("{}", self.0);
        })
    }
}
struct K;
impl K { async fn go(self: Rc<Self>) { tokio::task::yield_now().await; } 
  async fn by(&self, f: &dyn Fn()) { tokio::task::yield_now().await; f() } }
async fn gen<T: std::fmt::Debug>(t: T) { tokio::task::yield_now().await; println!("{:?}", t); }
fn spawn_gen<T: std::fmt::Debug + 'static>(t: T) {
    tokio::spawn(gen(t));
}
#[tokio::main]
async fn main() {
    J(Rc::new(1)).run().await;
    tokio::spawn(Rc::new(K).go());
    tokio::spawn(async { K.by(&|| ()).await });
    spawn_gen(1);
}
