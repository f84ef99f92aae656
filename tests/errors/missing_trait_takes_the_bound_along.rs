trait Slot {}
struct Holder<M: Slot>(M);
impl<M: Slo> Holder<M> {
    fn get(self) -> M { self.0 }
    fn swap(self, other: Holder<M>) -> Holder<M> { let _ = self; other }
}
trait Shown: fmt::Debug {}
#[derive(Debug)]
struct Wall { pictures: Vec<Box<dyn Shown>> }
fn main() {
    let w = Wall { pictures: vec![] };
    println!("{w:?}");
}
