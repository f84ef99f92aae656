// Rc and Arc: raw pointers, other contents, what weak handles see.
use std::any::Any;
use std::error::Error;
use std::rc::{Rc, Weak};
use std::sync::Arc;

#[derive(Debug)]
struct Loud(u8);
impl Clone for Loud {
    fn clone(&self) -> Loud {
        println!("clone {}", self.0);
        Loud(self.0)
    }
}
impl Drop for Loud {
    fn drop(&mut self) { println!("drop {}", self.0) }
}

fn main() {
    let mut one = Rc::new(Loud(1));
    let weak = Rc::downgrade(&one);
    Rc::make_mut(&mut one).0 = 2;
    println!("{:?} {:?}", weak.upgrade(), one);
    let other = one.clone();
    Rc::make_mut(&mut one).0 = 3;
    println!("{one:?} {other:?}");

    let text: Arc<str> = Arc::from("shared");
    let raw = Arc::into_raw(text.clone());
    println!("{} {}", unsafe { &*raw }, Arc::strong_count(&text));
    drop(unsafe { Arc::from_raw(raw) });
    let bytes: Arc<[u8]> = text.into();
    println!("{bytes:?} {}", Arc::strong_count(&bytes));
    let weak: Weak<[i32]> = Rc::downgrade(&Rc::from([1, 2]));
    println!("{:?}", weak.upgrade());
    let squares: Rc<[u32]> = (1..5).map(|n| n * n).collect();
    println!("{squares:?} {:?}", <Rc<[u32; 4]>>::try_from(squares.clone()));

    let any: Rc<dyn Any> = Rc::new(5i32);
    match any.downcast::<String>() {
        Ok(s) => println!("text {s}"),
        Err(any) => println!("number {:?}", any.downcast::<i32>()),
    }
    let boxed: Box<dyn Fn(i32) -> i32> = Box::new(|x| x + 1);
    let shared: Arc<dyn Fn(i32) -> i32> = Arc::from(boxed);
    println!("{}", shared(4));
    let e: Box<dyn Error + Send + Sync> = "x".parse::<i32>().unwrap_err().into();
    println!("{:?}", e.downcast::<std::num::ParseIntError>().map(|e| e.to_string()));
    let slice = Box::<[u16]>::new_zeroed_slice(2);
    println!("{:?}", unsafe { slice.assume_init() });
}
