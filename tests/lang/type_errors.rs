use std::collections::Missing; //~ error[E0432]

trait Speak {
    fn speak(&self) -> String;
    fn twice(&self) -> String {
        format!("{0}{0}", self.speak())
    }
}

struct Dog {
    age: u32,
}

impl Speak for Dog { //~ error[E0046]
    fn bark(&self) {} //~ error[E0407]
}

enum Light {
    Red,
    Green,
}

fn wrong_return() -> String {
    5 //~ error[E0308]
}

fn no_return(n: u32) -> u32 { //~ error[E0308]
    n + 1;
}

fn generic<T>(a: T, b: T) -> bool {
    a == b //~ error[E0369]
}

fn borrowed(a: &str, b: &str) -> &str { //~ error[E0106]
    if a > b { a } else { b }
}

fn not_all(l: Light) {
    match l { //~ error[E0004]
        Light::Red => {}
    }
}

fn unknown() {
    let v = Vec::new(); //~ error[E0282]
}

fn main() {
    let n: u8 = "five"; //~ error[E0308]
    let d = Dog { age: 3, name: 1 }; //~ error[E0560]
    let d2 = Dog {}; //~ error[E0063]
    d.fly(); //~ error[E0599]
    d.size; //~ error[E0609]
    undefined(); //~ error[E0425]
    let x = nothing; //~ error[E0425]
    let y: Nothing = 1; //~ error[E0425]
    generic(1, "a"); //~ error[E0308]
    generic(1); //~ error[E0061]
    let z = if true { 1 } else { "one" }; //~ error[E0308]
    1 + "a"; //~ error[E0277]
    !"a"; //~ error[E0600]
    *5; //~ error[E0614]
    5(); //~ error[E0618]
    let t = (1, 2).3; //~ error[E0609]
    "a" as u32; //~ error[E0606]
    Light::Blue; //~ error[E0599]
    for i in 5 {} //~ error[E0277]
    break; //~ error[E0268]
    println!("{} {}", 1); //~ error
    println!("{}", d); //~ error[E0277]
    std::mem::swap(&n, &mut 1); //~ error[E0308]
}
