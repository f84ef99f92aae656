//! Signs that are missing, or stand for others.
struct Point {
    x: i32,
    y: i32;
    z: i32
    w: i32,
}

fn sum(p: Point): i32 {
    p.x + p.y
}

fn kind(n: i32) -> &'static str {
    match n {
        0 -> "none",
        1 = "one",
        _ => "many"
    }
}

fn count(v: &Vec<i32>) -> i32 {
    let mut n = 0
    for (x in v) {
        n += x
    }
    n
}

func twice(n: i32) => i32 {
    let word = 'ten';
    println!("{word}");
    n * 2
}

fn main() {
    let p = Point { x = 1, y: 2, z: 3, w: 4 };
    println!("{}", sum(p));
    var k = 3;
    k++;
    if k == twice(2) {
        println!("{}", std:cmp::max(1, 2))
    }
    println!("{} {}", kind(1), count(&vec![1]));
};
