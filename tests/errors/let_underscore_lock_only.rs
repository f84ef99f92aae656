use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;
fn pair(m: &Mutex<u8>) -> (MutexGuard<'_, u8>, u8) { (m.lock().unwrap(), 1) }
fn main() {
    let m = Mutex::new(1u8);
    let c = Condvar::new();
    let _ = pair(&m);
    let _ = c.wait_timeout(m.lock().unwrap(), Duration::from_millis(1)).unwrap();
    let _ = c.wait_timeout(m.lock().unwrap(), Duration::from_millis(1));
    let _ = Some(m.lock().unwrap());
    let _ = m.lock();
}
