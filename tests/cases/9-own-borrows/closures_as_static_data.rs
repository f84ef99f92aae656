fn t1() -> &'static dyn Fn(u32) -> u32 { &|x| x + 1 }
fn t2() -> &'static dyn Fn(u32) -> u32 { let f: &'static dyn Fn(u32) -> u32 = &|x: u32| x; f }
fn main() { println!("{} {}", t1()(1), t2()(2)); let v: [&dyn Fn(u32) -> u32; 2] = [&|x| x, &|y| y * 2]; println!("{}", v[1](4)); }
