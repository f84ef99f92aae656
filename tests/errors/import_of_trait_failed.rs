// A trait whose import failed stands in signatures: no body is judged.
use std::futuer::Future;

trait Service { fn later(&self) -> impl Future<Output = u32>; }
struct Kitchen;
impl Service for Kitchen {
    async fn later(&self) -> u32 { "four" }
}

fn main() {
    let n: u32 = "a";
    Kitchen.nothing();
}
