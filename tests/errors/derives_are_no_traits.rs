fn a<T: Debug>(_: T) {}
struct S; impl Debug for S {}
fn b(_: &dyn Debug) {}
fn c(_: impl Hash) {}
fn d<T>() where T: Debug {}
fn e<T>() where for<'a> &'a T: Debug {}
fn main() {}
