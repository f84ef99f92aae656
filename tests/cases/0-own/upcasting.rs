use std::fmt::{Debug, Display};
use std::rc::Rc;
use std::sync::Arc;
use std::any::Any;
trait Named { fn name(&self) -> String; }
trait Tagged<T> { fn tag(&self) -> T; }
trait Animal: Named + Debug + Tagged<u8> { fn noise(&self) -> String { format!("{} makes noise", self.name()) } }
trait Pet: Animal + Any { fn owner(&self) -> &str; }
#[derive(Debug)]
struct Dog(String);
impl Named for Dog { fn name(&self) -> String { self.0.clone() } }
impl Tagged<u8> for Dog { fn tag(&self) -> u8 { 7 } }
impl Animal for Dog {}
impl Pet for Dog { fn owner(&self) -> &str { "Ann" } }
impl Drop for Dog { fn drop(&mut self) { println!("drop {}", self.0); } }
fn show(n: &dyn Named) { println!("named {}", n.name()); }
fn main() {
    let d = Dog("Rex".to_string());
    let p: &dyn Pet = &d;
    let a: &dyn Animal = p;
    println!("{} {}", a.noise(), p.owner());
    show(a);
    show(p);
    let t: &dyn Tagged<u8> = p;
    println!("{}", t.tag());
    let g: &dyn Debug = p;
    println!("{:?}", g);
    let b: Box<dyn Pet> = Box::new(Dog("Box".to_string()));
    let n: Box<dyn Named> = b;
    println!("{}", n.name());
    let any: &dyn Any = p;
    println!("{}", any.downcast_ref::<Dog>().is_some());
    let r: Rc<dyn Pet> = Rc::new(Dog("Rc".into()));
    let n: Rc<dyn Animal> = r.clone();
    println!("{} {}", n.noise(), Rc::strong_count(&r));
    let x: Arc<dyn Pet + Send + Sync> = Arc::new(Dog("Arc".into()));
    let y: Arc<dyn Named> = x;
    println!("{}", y.name());
    let m: &mut dyn Pet = &mut Dog("M".into());
    let k: &mut dyn Animal = m;
    println!("{}", k.name());
    let s: Box<dyn Display + Send> = Box::new(3);
    let s2: Box<dyn Display> = s;
    println!("{}", s2);
    let v: Vec<Box<dyn Animal>> = vec![Box::new(Dog("1".into())), Box::new(Dog("2".into()))];
    let w: Vec<Box<dyn Named>> = v.into_iter().map(|x| x as Box<dyn Named>).collect();
    println!("{}", w.len());
}
