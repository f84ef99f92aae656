// Locals are dropped in reverse; a shadowed one lives on; temporaries end with their statement.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn name(d: &D) -> &'static str {
    d.0
}

fn pass(d: D) -> D {
    println!("pass {}", d.0);
    d
}

fn main() {
    let _first = D("first");
    let _ = D("nothing keeps it"); // prints: drop nothing keeps it
    let _shadowed = D("shadowed");
    let _shadowed = D("shadowing");
    println!("{}", name(&D("temporary"))); // prints: temporary
                                           // prints: drop temporary
    {
        let _inner = D("inner");
        println!("in the block"); // prints: in the block
    } // prints: drop inner
    let kept = &D("extended");
    println!("{}", kept.0); // prints: extended
    let moved = D("moved");
    let moved = pass(moved); // prints: pass moved
    drop(moved); // prints: drop moved
    let late;
    let _between = D("between");
    late = D("declared early, set late");
    println!("{}", late.0); // prints: declared early, set late
    D("statement"); // prints: drop statement
    let t = (D("t.0"), D("t.1"));
    let (_a, b) = t;
    println!("end"); // prints: end
    let _ = b;
}
// prints: drop t.1
// prints: drop t.0
// prints: drop between
// prints: drop declared early, set late
// prints: drop extended
// prints: drop shadowing
// prints: drop shadowed
// prints: drop first
