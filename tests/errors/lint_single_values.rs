struct P { x: i32, y: u32 }
#[tokio::main]
async fn main() {
    let p = P { x: 1, y: 2 };
    let P { x: x, y: y } = p;
    if y >= 0 { println!("{x}"); }
    if y < 0 { println!("neg"); }
    let mut i = 3;
    let k = --i;
    i = i + 1;
    println!("{k} {i}");
    for v in Some(3) { println!("{v}"); }
    let o: Result<u8, u8> = Ok(1);
    for v in o { println!("{v}"); }
    let b: u8 = 5;
    if b > 255 {}
    if b <= 255 { println!("b"); }
}
