trait A { fn go<T>(&self, t: T); }
trait B { fn me(&self) -> Self; }
trait C: Sized { fn x(&self); }
trait D { async fn run(&self); }
trait E { const N: u32; fn x(&self); }
trait F { fn cmp(&self, o: &Self) -> bool; }
trait G { fn mk() -> Self where Self: Sized; fn x(&self); }
trait H: A {}
struct S { a: Box<dyn A>, g: Box<dyn G> }
struct X;
impl F for X { fn cmp(&self, _o: &Self) -> bool { true } }
impl D for X { async fn run(&self) {} }
fn f(_: &dyn B, _: Box<dyn C>) -> Option<Box<dyn E>> { None }
fn h(v: Vec<Box<dyn D>>) { for d in &v { drop(d.run()); } }
fn clonable(_: Box<dyn Clone>) {}
fn main() {
    let x = X;
    let f: &dyn F = &x;
    f.cmp(f);
    let b: Box<dyn D> = Box::new(X);
    let v: Vec<std::rc::Rc<dyn H>> = vec![];
    h(vec![Box::new(X)]);
    let w: Vec<Box<dyn F>> = Vec::new();
    let z = Box::new(X) as Box<dyn F>;
}
