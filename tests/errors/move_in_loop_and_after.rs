use std::sync::{Arc, Mutex};

fn main() {
    let data = Arc::new(Mutex::new(vec![1, 2, 3]));
    let mut handles = vec![];
    for i in 0..3 {
        let handle = std::thread::spawn(move || {
            let mut d = data.lock().unwrap();
            d.push(i);
        });
        handles.push(handle);
    }
    for h in handles {
        h.join().unwrap();
    }
    println!("{:?}", data.lock().unwrap());
}
