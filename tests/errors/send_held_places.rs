use std::rc::Rc;
struct S;
impl S { fn go<T: Send>(&self, _a: u8, _t: T) -> &Self { self } fn st<T: Send>(_t: T) {} }
#[tokio::main]
async fn main() {
    let mut set = tokio::task::JoinSet::new();
    set
        .spawn(
        async {
            let k = Rc::new(1);
            tokio::task::yield_now().await;
            println!("{}", k);
        });
    S
      .go(
        1,
        async {
            let k = Rc::new(1u8);
            tokio::task::yield_now().await;
            println!("{}", k);
        });
    S::st(
        async {
            let k = Rc::new(1u16);
            tokio::task::yield_now().await;
            println!("{}", k);
        });
    let x: 
       Box<dyn Send> = 
        Box::new(async {
            let k = Rc::new(1u32);
            tokio::task::yield_now().await;
            println!("{}", k);
        });
    let c = Rc::new(3u64);
    let y =
       tokio::spawn(
        async move {
            println!("{}", c);
        });
    y.await;
}
