// A panic drops what had been made by then, innermost first, and the tasks beside it go on.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn fails(why: &str) -> D {
    panic!("{why}");
}

fn arguments(_a: D, _b: D) {}

struct Pair {
    _one: D,
    _two: D,
}

async fn in_arguments() {
    let _outer = D("outer");
    arguments(D("first argument"), fails("in an argument"));
}

async fn in_array() {
    let _a = [D("element 0"), D("element 1"), fails("in an element")];
}

async fn in_struct() {
    let _p = Pair { _two: D("two, written first"), _one: fails("in a field") };
}

async fn nested() {
    let _a = D("a");
    deeper().await;
}

async fn deeper() {
    let _b = D("b");
    tokio::task::yield_now().await;
    let _c = D("c");
    let v: Vec<u32> = Vec::new();
    println!("{}", v[0]);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", tokio::spawn(in_arguments()).await.is_err());
    // prints: drop first argument
    // prints: drop outer
    // prints: true
    println!("{}", tokio::spawn(in_array()).await.is_err());
    // prints: drop element 1
    // prints: drop element 0
    // prints: true
    println!("{}", tokio::spawn(in_struct()).await.is_err());
    // prints: drop two, written first
    // prints: true
    let error = tokio::spawn(nested()).await.unwrap_err();
    // prints: drop c
    // prints: drop b
    // prints: drop a
    println!("{} {}", error.is_panic(), error.is_cancelled()); // prints: true false
    let _main = D("of main");
    let list = vec![D("in a list"), D("in a list too")];
    let n: u32 = "-1".parse().expect("a number");
    println!("never {n} {}", list.len());
}
// says: in an argument
// says: index out of bounds: the len is 0 but the index is 0
// says: a number: ParseIntError { kind: InvalidDigit }
// prints: drop in a list
// prints: drop in a list too
// prints: drop of main
// exit: 101
