struct Row {
    id: u32,
    name: String,
}

fn main() {
    let r = Row { id: "7", name: 'x' };
    println!("{} {}", r.id, r.name);
}
