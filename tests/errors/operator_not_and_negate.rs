struct Flag;

fn main() {
    println!("{}", !"text");
    let _f = -Flag;
    let u = 5u32;
    println!("{}", -u);
}
