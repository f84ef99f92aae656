// What is never used, and fields that are written and never read.
struct Used {
    read: u32,
    unread: u32, //~ warning[dead_code]
}

struct Never; //~ warning[dead_code]

struct Tuple(u32, u32); //~ warning[dead_code]

enum Shape {
    Circle(u32), //~ warning[dead_code]
    Square { side: u32, name: u32 }, //~ warning[dead_code]
    Unmade, //~ warning[dead_code]
}

#[derive(Debug, Clone)]
struct OnlyDebug {
    value: u32, //~ warning[dead_code]
}

trait Speaks {
    fn used(&self) {}
    fn unused(&self) {} //~ warning[dead_code]
}

impl Speaks for Used {}

impl Used {
    fn unused_method(&self) {} //~ warning[dead_code]
}

const UNUSED: u32 = 1; //~ warning[dead_code]
static ALSO_UNUSED: u32 = 1; //~ warning[dead_code]

fn unused() { //~ warning[dead_code]
    only_from_unused();
}

fn only_from_unused() {} //~ warning[dead_code]

fn _underscore() {}

#[allow(dead_code)]
fn allowed() {}

mod inner {
    pub fn used() {}
    pub fn unused() {} //~ warning[dead_code]
}

fn main() {
    let u = Used { read: 1, unread: 2 };
    println!("{}", u.read); // prints: 1
    u.used();
    let t = Tuple(3, 4);
    println!("{}", t.0); // prints: 3
    let s = [Shape::Circle(1), Shape::Square { side: 2, name: 3 }];
    for s in s {
        match s {
            Shape::Circle(_) => println!("circle"), // prints: circle
            Shape::Square { side, .. } => println!("{side}"), // prints: 2
            Shape::Unmade => {}
        }
    }
    println!("{:?}", OnlyDebug { value: 5 }.clone()); // prints: OnlyDebug { value: 5 }
    inner::used();
}
