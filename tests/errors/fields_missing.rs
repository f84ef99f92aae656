struct Config {
    name: &'static str,
    retries: u32,
    verbose: bool,
}

fn main() {
    let c = Config { name: "x" };
    println!("{} {} {}", c.name, c.retries, c.verbose);
}
