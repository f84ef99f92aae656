// Assignment drops the old value when the new one is ready.
use std::mem;

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn make(name: &'static str) -> D {
    println!("make {name}");
    D(name)
}

struct Holder {
    slot: Option<D>,
    many: Vec<D>,
}

fn main() {
    let mut d = make("one"); // prints: make one
    println!("{}", d.0); // prints: one
    d = make("two");
    // prints: make two
    // prints: drop one
    let old = mem::replace(&mut d, make("three")); // prints: make three
    println!("replaced {}", old.0); // prints: replaced two

    let mut h = Holder { slot: None, many: vec![D("a"), D("b"), D("c")] };
    h.slot = Some(D("slot"));
    h.slot = None; // prints: drop slot
    h.slot = Some(D("slot again"));
    if let Some(taken) = h.slot.take() {
        println!("taken {}", taken.0); // prints: taken slot again
    } // prints: drop slot again
    h.many[1] = D("B"); // prints: drop b
    let c = h.many.pop();
    println!("{}", h.many.len()); // prints: 2
    h.many.truncate(1); // prints: drop B
    h.many.push(D("z"));
    println!("{}", c.is_some()); // prints: true
    let first = h.many.remove(0);
    h.many.clear(); // prints: drop z
    println!("end"); // prints: end
    let _keep = (first, d);
}
// prints: drop a
// prints: drop three
// prints: drop c
// prints: drop two
