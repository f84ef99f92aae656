enum D { A }
fn f() { let k: u8 = ""; let n = 3; let e = n as D; let m = u64::from(n); }
fn g() { let m = u64::from(4); let n = 3; let e = n as D; let k: u8 = ""; let b = 1 as bool;  }
fn h() { undefined(); let m = u64::from(4); let n = 3; let e = n as D; }
fn i() { let m = u64::from(4); let x = D::A + 1; let v: Vec<&str> = vec![1]; }
fn j() { let m = u64::from(4); let x = D::A + 1; }
fn main() {}
