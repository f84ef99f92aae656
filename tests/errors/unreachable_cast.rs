// The cast of what never comes is not called unreachable; what stands behind it is.
fn cast() -> u8 {
    panic!("cast") as u8
}

fn behind() {
    let number = panic!("behind") as u8;
    println!("{number}");
}

fn main() {
    let later = async { panic!("inside") as u8 };
    drop(later);
    cast();
    behind();
}
