use std::cell::{Cell, RefCell};
fn main() {
    let c = Cell::new(1); c.replace(2);
    let r = RefCell::new(1);
    r.replace(2);
    r.take();
    c.take();
    let mut o = Some(1);
    o.replace(3);
    o.take();
    o.insert(3);
    o.get_or_insert(4);
    std::mem::take(&mut o);
    std::mem::swap(&mut o, &mut None);
    r.replace_with(|x| *x + 1);
    r.borrow_mut();
    r.borrow();
    r.try_borrow();
    c.get();
    c.update(|x| x + 1);
    let b = Box::new(1); Box::leak(b);
    let mut v = vec![1]; v.pop(); v.remove(0); v.swap_remove(0); v.drain(..); v.split_off(0); v.len(); v.iter(); v.is_empty(); v.first(); v.get(0); v.contains(&1);
}
