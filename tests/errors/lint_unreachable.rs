fn five() -> i32 {
    return 5;
    6
}

fn main() {
    loop {
        println!("{}", five());
        break;
        println!("no");
    }
    panic!("end");
    println!("no");
}
