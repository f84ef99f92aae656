fn main() { 
    let f = |a b| a + b;
    let g = |a, b; c| a + b;
    let q: u8 = "";
    println!("{}", f(1, 2));
}
