fn main() {
    let p = (1, 2);
    let x = 1 * "a";
    let t = p.0;
    let s = u64::from(t);
    let n = 3; n * "a"; let m = u64::from(n); let k: String = n;
}
fn f() { let n = 3; let m = u64::from(n); let k: u8 = ""; }
fn g() { let m = u64::from(3); let k: u8 = ""; n.x(); }
fn h() { let mut v = vec![1]; v.push(2); let m: &[u64] = &v; let k: u8 = v[0]; }
fn i() { let x = 1.5 + 2; let y = f32::from(1.5 + 2); let z = f32::from(2.5); }
fn j() { let x = 1 == 1.5; let z = -"a"; let y = !1.5; let q = u64::from(1); }
