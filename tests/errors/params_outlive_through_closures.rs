use std::cell::RefCell;
use std::fmt::Debug;

// a closure's result is asked to be 'static by what the function returns
fn list<T: Debug>(v: Vec<T>) -> Vec<Box<dyn Debug>> {
    v.into_iter().map(|x| Box::new(x) as Box<dyn Debug>).collect()
}

fn list_kept<'a, T: Debug + 'a>(v: Vec<T>) -> Vec<Box<dyn Debug + 'a>> {
    v.into_iter().map(|x| Box::new(x) as Box<dyn Debug + 'a>).collect()
}

// the guard in the last expression is dropped after the cell
fn size() -> usize {
    let c = RefCell::new(vec![1]);
    c.borrow().len()
}

fn size_kept() -> usize {
    let c = RefCell::new(vec![1]);
    let n = c.borrow().len();
    n
}

fn main() {
    println!("{} {} {} {}", list(vec![1]).len(), list_kept(vec![1]).len(), size(), size_kept());
}
