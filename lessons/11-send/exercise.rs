use std::cell::RefCell;
use std::rc::Rc;
use tokio::time::{sleep, Duration};

async fn add(list: Rc<RefCell<Vec<u32>>>, n: u32) {
    sleep(Duration::from_secs(u64::from(n))).await;
    list.borrow_mut().push(n);
}

#[tokio::main]
async fn main() {
    let list = Rc::new(RefCell::new(Vec::new()));
    let one = tokio::spawn(add(list.clone(), 1));
    let two = tokio::spawn(add(list.clone(), 2));
    one.await.unwrap();
    two.await.unwrap();
    println!("{:?}", list.borrow());
}
