unsafe fn danger(p: *const i32) -> i32 {
    *p
}

static mut COUNTER: u32 = 0;

fn bump() {
    COUNTER += 1;
}

unsafe trait Marker {}
impl Marker for i32 {}

struct D;
impl Drop for D {
    fn drop(&mut self) {}
}


fn main() {
    let x = 5;
    println!("{}", danger(&x));
    let p = &x as *const i32;
    println!("{}", *p);
    bump();
    let d = D;
    d.drop();
}
