func main() {
    println!("x");
}
