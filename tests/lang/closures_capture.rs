// What a closure captures, and how: as little as it needs, by the weakest way that does.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Two {
    a: Vec<u32>,
    b: Vec<u32>,
}

fn twice(mut f: impl FnMut() -> u32) -> u32 {
    f() + f()
}

fn once<F: FnOnce() -> R, R>(f: F) -> R {
    f()
}

fn apply(f: &dyn Fn(u32) -> u32, n: u32) -> u32 {
    f(n)
}

fn main() {
    let mut two = Two { a: vec![1], b: vec![2] };
    {
        let mut push = || two.a.push(10);
        println!("{}", two.b.len()); // prints: 1
        push();
        push();
    }
    println!("{:?} {:?}", two.a, two.b); // prints: [1, 10, 10] [2]
    let take = || two.a;
    println!("{:?} {:?}", take(), two.b); // prints: [1, 10, 10] [2]

    let mut n = 0;
    println!("{}", twice(|| { n += 1; n })); // prints: 3
    println!("{n}"); // prints: 2
    let copy = move || n + 1;
    n = 100;
    println!("{} {} {n}", copy(), copy()); // prints: 3 3 100

    let d = D("moved in");
    let owns = move || println!("has {}", d.0.len() + take_len(&d));
    owns(); // prints: has 16
    owns(); // prints: has 16
    drop(owns); // prints: drop moved in

    let d = D("given away");
    let gives = || d;
    let back = once(gives);
    println!("got {}", back.0); // prints: got given away

    let d = D("used once");
    once(|| drop(d)); // prints: drop used once

    let d = D("borrowed");
    once(|| println!("{}", d.0)); // prints: borrowed
    let offset = 7;
    println!("{} {}", apply(&|x| x + offset, 1), apply(&double, 4)); // prints: 8 8

    let mut log = Vec::new();
    let mut note = |s: &str| log.push(s.to_uppercase());
    note("a");
    note("b");
    println!("{log:?}"); // prints: ["A", "B"]

    let add = |a: u32| move |b: u32| a + b;
    println!("{}", add(1)(2)); // prints: 3
    let fs: [fn(u32) -> u32; 2] = [double, |x| x + 1];
    println!("{}", fs.iter().fold(5, |acc, f| f(acc))); // prints: 11
    let (mut x, y) = (1, 2);
    let mut swap = || std::mem::swap(&mut x, &mut y.clone());
    swap();
    println!("{x} {y}"); // prints: 2 2
    println!("{}", std::mem::size_of_val(&|| offset) + std::mem::size_of_val(&move || offset as u8)); // prints: 12
    println!("end"); // prints: end
}
// prints: drop borrowed
// prints: drop given away

fn take_len(d: &D) -> usize {
    d.0.len()
}

fn double(x: u32) -> u32 {
    x * 2
}
