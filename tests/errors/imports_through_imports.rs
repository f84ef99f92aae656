mod m {
    pub use std::rc::Rc;
    use std::cell::Cell;
    use std::cell::RefCell;
    use std::sync::*;
    pub mod n { use super::{Rc, Cell, Arc};
        use super::RefCell;
        fn f() -> Rc<u8> { let x: Arc<u8> = Arc::new(1); let r: RefCell<u8>; Rc::new(*x) } } }
fn main() {}
