fn show() {
    println!("{}", self.name);
}

fn main() {
    show();
}
