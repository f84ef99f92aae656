// What an operand reads is said at the operand, wherever the whole begins.
struct P { a: u8, b: u8 }
fn f(a: u8, b: u8) -> u8 { a + b }
macro_rules! two { ($x:expr) => { f($x, $x) }; }

fn unset() {
    let z: u8;
    let y = 2u8;
    let p = P {
        a: y,
        b: z,
    };
    let w: u8;
    let q = f(
        y,
        w,
    );
    let k: u8;
    let v = two!(
        k
    );
    println!("{} {} {} {}", p.a, p.b, q, v);
}

fn main() {
    let mut x = 1u8;
    let y = 2u8;
    let m = &mut x;
    let p = P {
        a: y,
        b: x,
    };
    let q = f(
        y,
        x,
    );
    let t = (
        y,
        x,
    );
    let u = [
        y,
        x,
    ];
    let s = y +
        x;
    let o = Some(
        x
    );
    if
        x > 2 {}
    *m = 1;
    println!("{} {} {} {} {} {:?} {:?}", p.a, p.b, q, t.0, u[0], s, o);
    unset();
}
