use std::rc::Rc;
use std::cell::RefCell;
fn need_send<T: Send>(_t: T) {}
struct Own { r: Rc<u8> }
#[tokio::main]
async fn main() {
    let c = Rc::new(RefCell::new(1));
    std::thread::spawn(move || println!("{:?}", c));
    let d = Rc::new(1);
    need_send(d);
    need_send(
        Own { r: Rc::new(1) });
    let e = Rc::new(1);
    tokio::task::spawn_blocking(move || println!("{}", e));
    tokio::spawn(
        async {
            let k = Rc::new(1);
            tokio::task::yield_now().await;
            println!("{}", k);
        });
}
