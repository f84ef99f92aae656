mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Open {}
    impl Sealed for super::Closed {}
}
struct Open;
struct Closed;
trait Label<T> {}
impl Label<Tag> for Closed {}
impl Label<Tag> for Open {}
struct Tag;
trait State: sealed::Sealed + Label<Tag> {
    const LABEL: &'static str;
    type Next: State;
}
impl State for Open {
    const LABEL: &'static str = "open";
    type Next = Closed;
}
impl State for Closed {
    const LABEL: &'static str = "closed";
    type Next = Open;
}
fn label<S: State>(_: S) -> &'static str {
    <S::Next as State>::LABEL
}
struct OnlyInADeadTrait;
trait Unused {
    type X;
}
impl Unused for u8 {
    type X = OnlyInADeadTrait;
}
trait Half {
    fn called(&self) {}
    fn never(&self) {}
}
impl Half for u8 {}
fn main() {
    println!("{}", label(Closed));
    1u8.called();
}
