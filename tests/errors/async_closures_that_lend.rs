use std::future::Future;
fn go<Fut: Future<Output = usize>>(mut f: impl FnMut() -> Fut) -> Fut { f() }
fn main() {
    let s = String::from("lent");
    let f = async move || s.len();
    let _ = go(f);
    let s = String::from("lent");
    let _ = go(async move || s.len());
    let s = String::from("lent");
    let _ = go(async || s.len());
    let mut n = 0;
    let _ = go(async || { n += 1; 4 });
}
