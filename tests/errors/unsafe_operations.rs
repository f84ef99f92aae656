static mut COUNT: u32 = 0;
static mut ARR: [u32; 3] = [1, 2, 3];
static mut V: Vec<u32> = Vec::new();
unsafe fn raw(p: *mut u32) { *p = 3; COUNT += 1; }
fn ok() { unsafe { COUNT += 1; raw(&raw mut COUNT); println!("{}", COUNT); V.push(1); let r = &mut ARR; r[0] = 3; println!("{}", ARR[1]); for x in ARR.iter() { println!("{x}"); } } }
fn bad() { COUNT += 1; let f = raw; let x = &raw const COUNT; println!("{}", *x); let c = || raw(&mut 3); c(); std::str::from_utf8_unchecked(b"a"); }
fn unused() { unsafe { println!("a"); } unsafe { unsafe { COUNT += 1; } } let v = vec![1]; unsafe { v.get_unchecked(0); } }
async fn a() { COUNT = 3; unsafe { raw(std::ptr::null_mut()) } }
#[tokio::main]
async fn main() { ok(); bad(); unused(); a().await; let mut f = std::pin::pin!(async { 1 }); let p = Box::into_raw(Box::new(1)); let b = Box::from_raw(p); *p = 3; tokio::pin!(b); }
