use std::cell::RefCell;
use std::rc::Rc;
struct Node { kids: Vec<Rc<RefCell<Node>>>, v: i32 }
fn max(n: &Rc<RefCell<Node>>) -> &i32 { &n.borrow().v }
fn first(n: &RefCell<Vec<String>>) -> &str { n.borrow()[0].as_str() }
fn main() {
    let r = Rc::new(5);
    let w = &*r;
    drop(r);
    println!("{w}");
    let b = Box::new(String::from("a"));
    let s = &*b;
    let c = b;
    println!("{s}{c}");
    let c = RefCell::new(vec![1]);
    let x = c.borrow().iter().max().unwrap();
    println!("{x}");
    let l = c.borrow().len();
    let it = c.borrow().iter();
    println!("{l} {}", it.count());
}
