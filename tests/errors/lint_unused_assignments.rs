fn main() {
    let mut n = 1;
    n = 2;
    println!("{n}");
    n = 3;
    let mut unread = 0;
    for i in 0..3 {
        unread = i;
    }
}
