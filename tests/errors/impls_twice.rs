// Implementations that cannot be told apart.
trait Name { fn name(&self) -> u32; }
struct Task;
impl<T> Name for T { fn name(&self) -> u32 { 1 } }
impl Name for Task { fn name(&self) -> u32 { 2 } }

trait Early { fn early(&self) {} }
impl Early for u8 {}
impl<T> Early for Vec<T> {}
impl<T> Early for T {}

trait Bounded { fn bounded(&self) {} }
impl<T: std::fmt::Display> Bounded for T {}
impl Bounded for Task {}

trait Arg<A> { fn arg(&self, _a: A) {} }
impl<T> Arg<u8> for T {}
impl Arg<u16> for Task {}
impl Arg<u8> for u32 {}

struct Pair<A>(A);
impl Pair<u8> { fn get(&self) -> u8 { self.0 } }
impl Pair<u16> { fn get(&self) -> u16 { self.0 } }
impl<A> Pair<A> { fn take(self) -> A { self.0 } fn put(&self) {} }
impl Pair<u8> { fn put(&self) {} const LIMIT: u8 = 1; }
impl Pair<u8> { fn limit(&self) {} const LIMIT: u8 = 1; }

fn main() {}
