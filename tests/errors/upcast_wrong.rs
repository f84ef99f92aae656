trait A { fn a(&self) {} }
trait B: A { fn b(&self) {} }
trait C { }
struct S;
impl A for S {} impl B for S {}
fn main() {
    let a: &dyn A = &S;
    let b: &dyn B = a;
    let c: &dyn C = b;
    let s: Box<dyn A> = Box::new(S);
    let t: Box<dyn A + Send> = s;
    t.a();
}
