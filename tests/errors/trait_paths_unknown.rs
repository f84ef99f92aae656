use futures::stream::StreamExt as S;
trait T { fn a(); }
fn main() { S::foo(1);
 T::b(2);
 Clone::c(3);
 <u8 as Clone>::d(3); }
