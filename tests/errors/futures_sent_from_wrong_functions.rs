use std::rc::Rc;
async fn add(x: Rc<u8>) { tokio::task::yield_now().await; println!("{x}"); }
fn spawner() { tokio::spawn(add(Rc::new(1))); tokio::spawn(async { let r = Rc::new(1); tokio::task::yield_now().await; println!("{r}"); }); let x: u8 = ""; }
async fn bad(x: Rc<u8>) { tokio::task::yield_now().await; println!("{x}"); x.foo(); }
fn other() { tokio::spawn(bad(Rc::new(2))); }
fn third() { tokio::spawn(async { let r = Rc::new(1); tokio::task::yield_now().await; println!("{r}"); }); }
fn main() { }
