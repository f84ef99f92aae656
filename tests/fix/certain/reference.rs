//! `&` that has to be `&mut`.
struct Counter {
    n: u32,
    seen: Vec<u32>,
}

impl Counter {
    fn up(&self) {
        self.n += 1;
        self.seen.push(self.n);
    }
}

fn fill<'a>(v: &'a Vec<i32>, w: &Vec<i32>) -> &'a i32 {
    v.extend(w);
    &v[0]
}

fn main() {
    let mut c = Counter { n: 0, seen: vec![] };
    c.up();
    println!("{} {:?} {}", c.n, c.seen, fill(&mut vec![1], &vec![2]));
}
