// The trait is named in a body alone: the other bodies are judged, and so is this.
fn first() -> u32 { "a" }

fn main() {
    let before: bool = 1;
    let x: Box<dyn Futre> = Box::new(3);
    let n: u32 = "a";
    println!("{n}");
}
