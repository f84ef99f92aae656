static mut COUNT: u32 = 0;
#[tokio::main]
async fn main() {
    unsafe { COUNT += 1; println!("{}", COUNT); }
    let x = 3;
    let y = { x };
    let z = unsafe { y };
    let w = { (z) };
    let v = vec![1];
    let r = v.iter().map(|x| { x + 1 });
    println!("{w} {:?}", r);
    let s = "a".clone();
    let t = (&s).clone();
    println!("{s}{t}");
    1 + 1;
    x == 3;
    !true;
    -x;
    &x;
    *&x;
    "lit";
    v[0];
    vec![1];
    [1, 2];
    (1, 2);
    || 3;
    v.len();
    x as u8;
    std::mem::size_of::<u8>();
}
