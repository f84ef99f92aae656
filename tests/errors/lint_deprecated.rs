#[deprecated]
fn old() -> u32 { 1 }
struct S;
impl S { #[deprecated(note = "use new")] fn o(&self) {} fn new() -> S { S } }
#[tokio::main]
async fn main() { println!("{}", old()); S::new().o(); let x = "a".trim_left(); println!("{x} {}", std::u32::MAX); }
