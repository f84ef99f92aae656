mod inner {
    pub trait Twice {
        fn twice(&self) -> u8;
    }
    impl Twice for u8 {
        fn twice(&self) -> u8 { self * 2 }
    }
    pub mod prelude {
        pub use super::Twice as _;
    }
}
use inner::prelude::*;

fn main() {
    let mut v = vec![1u8.twice(), 2];
    let r = &v.len();
    match r {
        0 => drop(v.pop()),
        1 => drop(r),
        2 => drop(*r),
        3 => drop(v.len()),
        4 => std::mem::forget(v.first().copied()),
        _ => {
            drop(v.pop());
        }
    }
}
