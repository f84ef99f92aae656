// A loan is told of once when a part of what it covers is assigned to; nothing else is in its way behind that.
#[derive(Debug)]
struct P { x: u8, y: u8, v: Vec<u8> }

fn fields() {
    let mut p = P { x: 1, y: 2, v: vec![] };
    let r = &p;
    p.x = 5;
    p.y = 6;
    p.v.push(1);
    println!("{r:?}");
}

fn other_part() {
    let mut p = P { x: 1, y: 2, v: vec![] };
    let r = &p.v;
    p.x = 5;
    p.v.push(1);
    println!("{r:?} {}", p.y);
}

fn elements(i: usize) {
    let mut a = [1, 2, 3];
    let r = &a;
    a[i] = 4;
    a[0] = 5;
    println!("{r:?}");
    let s = &a[i];
    a[i] = 1;
    a[i] = 2;
    println!("{s} {a:?}");
}

fn behind(p: &mut P, b: &mut Box<P>) {
    let r = &mut *p;
    p.x = 5;
    p.v.clear();
    r.y = 1;
    let q = &b.v;
    b.v = vec![];
    b.v.push(1);
    println!("{q:?}");
}

fn turns() {
    let mut p = P { x: 1, y: 2, v: vec![] };
    let mut last = &p;
    for i in 0..3 {
        p.x = i;
        println!("{last:?}");
        last = &p;
    }
    println!("{last:?}");
}

fn main() {
    fields();
    other_part();
    elements(1);
    behind(&mut P { x: 0, y: 0, v: vec![] }, &mut Box::new(P { x: 0, y: 0, v: vec![] }));
    turns();
}
