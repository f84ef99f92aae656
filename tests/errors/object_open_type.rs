pub trait Visitor {
    type Out;
    fn visit(&mut self, n: i64) -> Self::Out;
}

struct Summer(i64);

impl Visitor for Summer {
    type Out = i64;
    fn visit(&mut self, n: i64) -> i32 {
        self.0 += n;
        self.0
    }
}

fn walk<V: Visitor>(v: &mut V, ns: &[i64]) -> Vec<V::Output> {
    ns.iter().map(|n| v.visit(*n)).collect()
}

fn walk2(v: &mut dyn Visitor, ns: &[i64]) {
    for n in ns {
        v.visit(n);
    }
}

fn main() {
    let mut s = Summer(0);
    println!("{:?}", walk(&mut s, &[1, 2]));
    walk2(&mut s, &[1]);
}
