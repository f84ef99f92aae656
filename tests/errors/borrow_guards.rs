use std::cell::RefCell;
use std::sync::Mutex;
fn f(m: &Mutex<Vec<i32>>) -> &Vec<i32> { let g = m.lock().unwrap(); &g }
fn main() {
    let c = RefCell::new(vec![1]);
    let r;
    { let b = c.borrow(); r = &b[0]; }
    println!("{r}");
    let m = Mutex::new(1);
    let g = m.lock().unwrap();
    drop(m);
    println!("{g}");
}
