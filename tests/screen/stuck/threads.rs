use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Barrier};
use std::thread;

struct Desk { orders: Sender<u32>, _spare: Sender<u32> }

fn main() {
    let (orders, inbox) = mpsc::channel();
    let desk = Desk { orders: orders.clone(), _spare: orders };
    let gate = Arc::new(Barrier::new(3));
    let g = gate.clone();
    let cook = thread::Builder::new().name("cook".into()).spawn(move || { g.wait(); }).unwrap();
    desk.orders.send(1).unwrap();
    for order in inbox {
        println!("order {order}");
    }
    gate.wait();
    cook.join().unwrap();
}
