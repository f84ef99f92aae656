cfg_select! {
    windows => { fn name() -> &'static str { "windows" } }
    all(unix, not(target_os = "macos")) => {
        fn name() -> &'static str { "unix" }
        const BITS: usize = cfg_select! { target_pointer_width = "64" => 64, _ => 32 };
    }
    _ => { compile_error!("what is this?"); }
}
struct S;
impl S { fn width(&self) -> usize { cfg_select! { any(windows, target_endian = "big") => { 0 } _ => { BITS / 8 } } } }
fn main() {
    cfg_select! { debug_assertions => { let made = "debug"; println!("{made}"); } _ => { println!("release"); } }
    let n: cfg_select! { unix => { u8 } _ => { u16 } } = 3;
    let s = cfg_select! { false => { "f" } true => { "t" } };
    println!("{} {} {} {n} {s}", name(), BITS, S.width());
    match 4 { cfg_select! { unix => { 4 | 5 } _ => { 0 } } => println!("pattern"), _ => println!("no") }
}
