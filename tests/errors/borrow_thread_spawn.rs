use std::thread;
fn main() {
    let v = vec![1, 2];
    let h = thread::spawn(|| println!("{v:?}"));
    h.join().unwrap();
    let s = String::from("x");
    let r = &s;
    let h = thread::spawn(move || println!("{r}"));
    h.join().unwrap();
}
fn f(s: &str) {
    thread::spawn(move || println!("{s}"));
}
struct A { v: Vec<i32> }
impl A {
    fn go(&self) {
        thread::spawn(move || println!("{:?}", self.v));
    }
    fn go2(&self) {
        thread::spawn(|| println!("{:?}", self.v));
    }
}
