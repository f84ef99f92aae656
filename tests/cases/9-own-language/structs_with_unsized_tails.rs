use std::fmt::{Debug, Display};
use std::rc::Rc;
struct Unsized<T: ?Sized> { len: usize, data: T }
#[derive(Debug)] struct Named<T: ?Sized + Debug>(&'static str, T);
fn len<T: ?Sized>(u: &Unsized<T>) -> usize { u.len }
fn main() {
    let u: Box<Unsized<[i32]>> = Box::new(Unsized { len: 3, data: [1, 2, 3] });
    println!("{} {:?} {}", u.len, &u.data, std::mem::size_of_val(&*u));
    let r: &Unsized<dyn Display> = &Unsized { len: 1, data: 2.5 };
    println!("{} {} {}", r.len, &r.data, len(r) + len(&*u));
    let n: &Named<[u8]> = &Named("bytes", [1, 2]);
    let d: Rc<Named<dyn Debug>> = Rc::new(Named("dyn", Some('x')));
    println!("{n:?} {d:?} {} {}", n.0, d.1.type_id_len());
    let all: [&Named<dyn Debug>; 2] = [&Named("a", 1), &Named("b", "two")];
    println!("{all:?}");
}
trait L { fn type_id_len(&self) -> usize; }
impl L for dyn Debug { fn type_id_len(&self) -> usize { format!("{self:?}").len() } }
