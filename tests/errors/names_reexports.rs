// What `pub use` may hand on, and how it is written.
mod jobs {
    fn secret() {}
    pub(crate) fn inner() {}
    pub fn open() {}
    struct Hidden;
    pub mod all {
        pub use super::secret;
        pub use super::inner;
        pub use super::open;
        pub use super::Hidden;
        pub(crate) use super::inner as inside;
        use super::secret as mine;
        pub fn run() { mine() }
    }
    pub use self::all::run as go;
}
mod closed {
    pub fn f() {}
}
pub use closed as reopened;
pub use closed::f as shown;
use std::fmt::self;

enum State { A, B }
use State::A;

fn main() {
    jobs::go();
    jobs::all::inside();
    shown();
    reopened::f();
    let _ = (A, State::B);
    let _: fmt::Result = Ok(());
}
