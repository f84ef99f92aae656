struct Sink<'a> { f: fn(&'a str) }
struct Gen<T> { f: fn(T) }
struct Src<'a> { f: fn() -> &'a str }
fn take_static(_: &'static str) {}
fn use_short<'a>(s: Sink<'a>, x: &'a str) { (s.f)(x) }
fn use_short2<'a>(s: Sink<'static>, x: &'a str) -> Sink<'a> { let _ = x; s }
fn widen<'a>(s: Sink<'a>) -> Sink<'static> { s }
fn gwiden<'a>(s: Gen<&'a str>) -> Gen<&'static str> { s }
fn gnarrow<'a>(s: Gen<&'static str>) -> Gen<&'a str> { s }
fn snarrow<'a>(s: Src<'static>) -> Src<'a> { s }
fn swiden<'a>(s: Src<'a>) -> Src<'static> { s }
fn main() {
    let s = Sink { f: take_static };
    let t = String::from("x");
    use_short(s, &t);
}
fn f<'a>(b: Box<dyn Fn(&'a str)>) -> Box<dyn Fn(&'static str)> { b }
fn f2<'a>(b: Box<dyn Fn(&'static str)>) -> Box<dyn Fn(&'a str)> { b }
fn f3<'a>(b: Box<dyn Fn(&str)>) -> Box<dyn Fn(&'a str)> { b }
fn f4<'a>(b: fn(&'a str)) -> fn(&'static str) { b }
fn f5<'a>(b: fn(&'static str)) -> fn(&'a str) { b }
fn f6<'a>(b: fn() -> &'a str) -> fn() -> &'static str { b }
fn f7<'a>(b: fn() -> &'static str) -> fn() -> &'a str { b }
fn f8<'a, 'b>(b: &'b dyn Fn() -> &'static str) -> &'b dyn Fn() -> &'a str { b }
