struct Flag {
    on: bool,
}

fn main() {
    if Flag { on: true }.on {
        println!("on");
    }
}
