// What was moved out of a value is not dropped with the rest of it.
#![allow(dead_code)]
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    left: D,
    right: D,
}

enum Shape {
    Two(D, D),
    Named { x: D, y: D },
}

fn part(p: Pair) -> D {
    println!("part");
    p.left
}

fn shape(s: Shape) {
    match s {
        Shape::Two(a, _) => println!("two {}", a.0),
        Shape::Named { y, .. } => println!("named {}", y.0),
    }
    println!("shape over");
}

fn main() {
    let p = Pair { left: D("left"), right: D("right") };
    let kept = part(p);
    // prints: part
    // prints: drop right
    println!("kept {}", kept.0); // prints: kept left
    drop(kept); // prints: drop left

    let p = Pair { right: D("second"), left: D("first") };
    drop(p);
    // prints: drop first
    // prints: drop second

    shape(Shape::Two(D("one"), D("two")));
    // prints: two one
    // prints: drop one
    // prints: shape over
    // prints: drop two
    shape(Shape::Named { x: D("x"), y: D("y") });
    // prints: named y
    // prints: drop y
    // prints: shape over
    // prints: drop x

    let b = Box::new(Pair { left: D("boxed left"), right: D("boxed right") });
    let left = b.left;
    println!("out of the box: {}", left.0); // prints: out of the box: boxed left

    let mut refill = Pair { left: D("old left"), right: D("old right") };
    drop(refill.left); // prints: drop old left
    refill.left = D("new left");

    let base = Pair { left: D("base left"), right: D("base right") };
    let updated = Pair { left: D("own left"), ..base };
    println!("updated {}", updated.right.0); // prints: updated base right

    let [a, _, c] = [D("array 0"), D("array 1"), D("array 2")]; // prints: drop array 1
    println!("{} {}", a.0, c.0); // prints: array 0 array 2
    println!("end"); // prints: end
}
// prints: drop array 2
// prints: drop array 0
// prints: drop own left
// prints: drop base right
// prints: drop base left
// prints: drop new left
// prints: drop old right
// prints: drop boxed left
// prints: drop boxed right
