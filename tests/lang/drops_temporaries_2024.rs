// Edition 2024: temporaries of a condition of `if let` end before `else`, those of a tail expression before the locals.
// like: --edition 2024 --tokio 1.24
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn some(&self) -> Option<u32> {
        Some(1)
    }
    fn none(&self) -> Option<u32> {
        None
    }
    fn len(&self) -> usize {
        self.0.len()
    }
}

fn tail() -> usize {
    let _local = D("local");
    D("tail").len()
}

fn main() {
    if let Some(n) = D("if let").some() {
        println!("body {n}"); // prints: body 1
    } // prints: drop if let
    if let Some(n) = D("else").none() {
        println!("{n}");
    } else {
        // prints: drop else
        println!("else"); // prints: else
    }
    match D("match").len() {
        5 => println!("five"), // prints: five
        _ => println!("other"),
    } // prints: drop match
    if D("if").len() == 2 {
        // prints: drop if
        println!("two"); // prints: two
    }
    let mut rounds = 0;
    while let Some(n) = D("while").some() {
        rounds += n;
        println!("round"); // prints: round
        if rounds > 0 {
            break; // prints: drop while
        }
    }
    println!("{}", tail());
    // prints: drop tail
    // prints: drop local
    // prints: 4
    let n = D("let").len() + D("second").len();
    // prints: drop second
    // prints: drop let
    println!("{n}"); // prints: 9
    let _b = D("and").len() > 5 && D("not made").len() > 0; // prints: drop and
    println!("end"); // prints: end
}
