// Every operand of a long list is looked at.
#[derive(Default)]
struct Pair { a: u8, b: u8 }

fn main() {
    let mut s = Pair::default();
    let m = &mut s.b;
    let v = [
        s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a,
        s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.a, s.b,
    ];
    *m = 1;
    println!("{:?}", v.len());
}
