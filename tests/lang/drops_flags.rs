// Whether a value is still there may depend on the way that was taken.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn maybe(take: bool) {
    let d = D("maybe");
    if take {
        drop(d);
        println!("taken");
    } else {
        println!("left");
    }
    println!("after");
}

fn one_of(n: u32) {
    let a = D("a");
    let b = D("b");
    match n {
        0 => drop(a),
        1 => drop(b),
        _ => {
            let _both = (a, b);
        }
    }
    println!("matched {n}");
}

fn again(rounds: u32) {
    let mut d = D("begin");
    for i in 0..rounds {
        if i % 2 == 0 {
            drop(d);
            d = D("made again");
        }
    }
    println!("rounds over");
    let _ = &d;
}

fn early(at: u32) -> u32 {
    let _a = D("early a");
    if at == 1 {
        return 1;
    }
    let _b = D("early b");
    if at == 2 {
        return 2;
    }
    3
}

fn leave_loop() {
    for i in 0..3 {
        let _d = D("round");
        if i == 0 {
            continue;
        }
        if i == 1 {
            break;
        }
    }
}

fn main() {
    maybe(true);
    // prints: drop maybe
    // prints: taken
    // prints: after
    maybe(false);
    // prints: left
    // prints: after
    // prints: drop maybe
    one_of(0);
    // prints: drop a
    // prints: matched 0
    // prints: drop b
    one_of(1);
    // prints: drop b
    // prints: matched 1
    // prints: drop a
    one_of(2);
    // prints: drop a
    // prints: drop b
    // prints: matched 2
    again(3);
    // prints: drop begin
    // prints: drop made again
    // prints: rounds over
    // prints: drop made again
    println!("{}", early(1));
    // prints: drop early a
    // prints: 1
    println!("{}", early(2));
    // prints: drop early b
    // prints: drop early a
    // prints: 2
    println!("{}", early(3));
    // prints: drop early b
    // prints: drop early a
    // prints: 3
    leave_loop();
    // prints: drop round
    // prints: drop round
    let later: D;
    if std::env::args().count() > 100 {
        later = D("never made");
        println!("{}", later.0);
    }
    println!("end"); // prints: end
}
