const MAX: u8 = 255;
fn main() {
    let n = 255u8 + 1;
    let v = [1, 2, 3];
    println!("{} {} {}", n, v[5], 1 / 0);
    let mut a = 255u8;
    a += 1;
    let i = 7;
    let w = [0u8; 4];
    let q = w[i];
    let sh = 1u32 << 40;
    let k = MAX + 1;
    let z: usize = 0;
    let y = z - 1;
    let m = -(i32::MIN);
    if false { let t = 1 / 0; }
    println!("{a}{q}{sh}{k}{y}{m}");
    let c = || { let b = 200u8; b * 2 };
    println!("{}", c());
    for j in 0..3u8 { let h = 300 - j; println!("{h}"); }
    let tup = (10, 0);
    let p = 10; let d = 0;
    let e = p % d;
    let r = 5u8; println!("{r}"); let s = r - 6;
    let x = v[3];
}
fn f(x: u32) -> u32 { let s = x << 33; x / 0 + s }
async fn g() { let a = 255u8 + 1; println!("{a}"); }
