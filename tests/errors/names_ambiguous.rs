// Two globs that bring in the same name.
mod fast { pub fn run() {} pub struct Job; pub fn only_fast() {} }
mod slow { pub fn run() {} pub struct Job; pub fn only_slow() {} }
mod same { pub use crate::fast::run; }
mod both { pub use crate::fast::*; pub use crate::slow::*; }
mod once { pub use crate::fast::*; pub use crate::same::*; }
use fast::*;
use slow::*;

fn own() { fn run() {} run() }

fn main() {
    run();
    only_fast();
    only_slow();
    both::run();
    both::only_slow();
    once::run();
    own();
    let _j = Job;
}
