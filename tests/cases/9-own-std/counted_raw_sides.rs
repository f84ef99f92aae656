use std::any::Any; use std::rc::Rc; use std::sync::Arc; use std::borrow::Cow; use std::pin::Pin;
fn main() {
    let a: Arc<dyn Any + Send + Sync> = Arc::new(5i32);
    println!("{:?}", a.clone().downcast::<i32>().map(|x| *x).ok());
    println!("{:?}", a.downcast::<String>().is_err());
    let r: Rc<dyn Any> = Rc::new("x".to_string());
    println!("{:?}", r.downcast::<String>().unwrap());
    let p = Rc::into_raw(Rc::new(7u8));
    unsafe { Rc::increment_strong_count(p); let q = Rc::from_raw(p); println!("{} {}", q, Rc::strong_count(&q)); Rc::decrement_strong_count(p); }
    let s: Rc<str> = Cow::from("cow").into(); let b: Rc<[u8]> = s.clone().into(); println!("{s} {b:?}");
    let n: Arc<[i32]> = (1..4).collect(); let m: Arc<[i32; 3]> = n.clone().try_into().unwrap(); println!("{m:?} {:?}", <Arc<[i32; 2]>>::try_from(n).is_err());
    let x: Arc<dyn Fn() -> i32> = (Box::new(|| 4) as Box<dyn Fn() -> i32>).into(); println!("{}", x());
    let mut u = Arc::<u32>::new_uninit(); Arc::get_mut(&mut u).unwrap().write(3); println!("{}", unsafe { u.assume_init() });
    let z = unsafe { Rc::<[u16]>::new_zeroed_slice(3).assume_init() }; println!("{z:?} {:?} {:?}", <Rc<str>>::default(), <Pin<Arc<i32>>>::default());
    let w = Arc::downgrade(&m); let wp = w.into_raw(); println!("{:?}", unsafe { std::sync::Weak::from_raw(wp) }.upgrade());
}
