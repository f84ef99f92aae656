struct Broken {
    name: String,
    size u32,
    rest: u8,
}

fn pair(a: u32; b: u32) -> (u32 u32) {
    (a, b)
}

fn sum(a b: u32, c: u32) -> u32 {
    b + c
}

fn main() {
    let b = Broken { name: String::new(), size: 1, rest: 2 };
    println!("{}", b.size);
    let p = pair(1 2);
    leet q = 5;
    println!("{p:?} {}", q);
}
