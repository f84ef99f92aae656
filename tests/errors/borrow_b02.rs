fn largest(v: &mut Vec<i32>) -> &mut i32 { let mut m = &mut v[0]; for i in 0..v.len() { if v[i] > *m { m = &mut v[i]; } } m }
fn main() { let mut v = vec![1]; *largest(&mut v) = 2; }
