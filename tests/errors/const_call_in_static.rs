use std::collections::HashMap;
use std::sync::Mutex;

static CACHE: Mutex<HashMap<u32, u32>> = Mutex::new(HashMap::new());

fn fib(n: u32) -> u32 {
    if n < 2 {
        return n;
    }
    if let Some(v) = CACHE.lock().unwrap().get(&n) {
        return *v;
    }
    let r = fib(n - 1) + fib(n - 2);
    CACHE.lock().unwrap().insert(n, r);
    r
}

fn main() {
    println!("{}", fib(10));
}
