fn need<T: 'static>(_: T) {}
fn a<'a>(f: fn() -> &'a i32) { need(f) }
fn b<'a>(f: fn(&'a i32)) { need(f) }
fn c<'a>(f: fn(&i32) -> &i32, _: &'a i32) { need(f) }
fn d<'a>(f: Box<dyn Fn(&'a i32)>) { need(f) }
fn e<'a>(f: Box<dyn Fn() -> &'a i32>) { need(f) }
fn g<'a>(f: fn() -> &'a i32) { std::thread::spawn(move || { f(); }); }
fn h<'a>(f: fn() -> &'a i32) -> Box<dyn Fn() -> &'a i32> { Box::new(f) }
fn i<'a>(f: fn() -> &'a i32) -> Box<dyn Fn() -> &'a i32 + 'a> { Box::new(f) }
fn j<'a>(f: fn() -> &'a i32) -> Box<dyn Fn()> { Box::new(move || { f(); }) }
fn main() {}
