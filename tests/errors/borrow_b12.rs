fn f(v: &Vec<i32>) { v.push(1); }
fn g(s: &String) { s.clear(); let t = *s; }
fn h(mut v: Vec<String>) -> Vec<String> { let a = v[0]; for x in v { println!("{x}"); } v }
fn k(o: &Option<String>) -> String { o.unwrap() }
fn l(v: &mut Vec<String>) { let x = &v[0]; v.push(x.clone()); v.push(x.to_string()); }
fn m(a: &mut i32, b: &i32) { *a += *b; }
fn main() { let mut x = 1; m(&mut x, &x); let y = &mut x; *y += x; let z = { let q = 3; &q }; println!("{z}"); }
