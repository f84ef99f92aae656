use std::rc::Rc;
async fn hold() { let r = Rc::new(1); tick().await; println!("{r}"); }
async fn tick() {}
fn bad() -> u32 { "x" }
fn moved() { let s = String::new(); drop(s); drop(s); }
async fn one() { tokio::spawn(hold()); }
async fn two() {
    tokio::spawn(async { let r = Rc::new(1); tick().await; println!("{r}"); });
}
async fn three() {
    let c = Rc::new(2);
    tokio::spawn(async move { println!("{c}"); });
}
async fn four() {
    let s = String::new(); drop(s); drop(s);
    tokio::spawn(hold());
    tokio::spawn(async { let r = Rc::new(1); tick().await; println!("{r}"); });
}
fn main() { std::thread::spawn(|| { let r = Rc::new(1); drop(r); }); let q = Rc::new(1); std::thread::spawn(move || drop(q)); }
