use std::rc::Rc;
use std::cell::RefCell;
struct S { rc: Rc<u32>, n: u32 }
async fn hold(s: S) { println!("{}", s.rc); tokio::task::yield_now().await; println!("{}", s.n); }
#[tokio::main]
async fn main() {
    let s = S { rc: Rc::new(1), n: 2 };
    let t = (Rc::new(1), 3);
    let whole = Rc::new(4);
    let c = RefCell::new(Rc::new(5));
    tokio::spawn(async move { println!("{}", s.rc); });
    tokio::spawn(async move { println!("{}", t.0); });
    tokio::spawn(async move { println!("{}", whole); });
    tokio::spawn(async move { println!("{:?}", c); });
    tokio::spawn(hold(S { rc: Rc::new(1), n: 2 }));
}
