static mut COUNT: u32 = 0;
static mut ARR: [u32; 3] = [1, 2, 3];
static mut V: Vec<u32> = Vec::new();
unsafe fn raw(p: *mut u32) { *p = 3; COUNT += 1; }
fn ok() { unsafe { COUNT += 1; raw(&raw mut COUNT); println!("{}", COUNT); V.push(1); let r = &mut ARR; r[0] = 3; println!("{}", ARR[1]); for x in ARR.iter() { println!("{x}"); } } }
fn unused() { unsafe { println!("a"); } unsafe { unsafe { COUNT += 1; } } let v = vec![1]; unsafe { v.get_unchecked(0); } }
async fn a() {  unsafe { raw(&raw mut COUNT) } }
#[tokio::main]
async fn main() { ok(); unused(); a().await; }
