mod inner {
    struct Private;
    pub fn make() -> Private { Private }
    pub struct Pub { pub p: Private }
    pub trait T { fn f(&self, p: Private); }
    trait Pt {}
    pub fn bound<X: Pt>(_x: X) {}
}
type Alias<T: Clone> = Vec<T>;
#[tokio::main]
async fn main() { let _a: Alias<u8> = vec![]; let _ = inner::make(); }
