fn make() -> dyn Fn() -> u32 { || 3 }
async fn hm() -> dyn std::fmt::Debug { 3 }
trait Q { fn f(&self) -> dyn std::fmt::Debug; fn g(&self) -> str; }
fn opt() -> Option<dyn std::fmt::Debug> { None }
fn main() {
    let f = make();
    println!("{}", f());
}
