struct Node {
    value: i32,
    next: Option<Node>,
}

fn value(n: &Node) -> i32 {
    n.value
}

fn main() {
    println!("nothing");
}
