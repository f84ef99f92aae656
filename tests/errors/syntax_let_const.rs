fn main() {
    let const X = 1;
}
