use std::rc::Rc;
async fn tick() {}
fn five() {
    let s = String::new(); drop(s); drop(s);
    tokio::spawn(async { let r = Rc::new(1); tick().await; println!("{r}"); });
}
fn seven() {
    let mut x = 1;
    tokio::spawn(async { let r = Rc::new(1); tick().await; println!("{r}"); let mut y = 2; let z = 1u8 / 0; let s = String::new(); drop(s); drop(s); });
    let z = 1u8 / 0;
    let unused = 3;
}
async fn eight() {
    tokio::spawn(async { let r = Rc::new(1); tick().await; println!("{r}"); });
    let c = || { let mut m = 3; let s = String::new(); drop(s); drop(s); let z = 1u8 / 0;};
}
fn main() { drop(eight()); async fn hold() { let r = Rc::new(1); tick().await; println!("{r}");  let s = String::new(); drop(s); drop(s); } 
   tokio::spawn(hold());
 }
