//! Iterators made from iterators.

mod chain;
mod copied;
mod cycle;
mod enumerate;
mod filter;
mod flatten;
mod map;
mod peekable;
mod rev;
mod scan;
mod skip;
mod step_by;
mod take;
mod zip;

pub use self::chain::{chain, Chain};
pub use self::copied::{Cloned, Copied};
pub use self::cycle::{Cycle, Fuse};
pub use self::enumerate::Enumerate;
pub use self::filter::{Filter, FilterMap};
pub use self::flatten::{FlatMap, Flatten};
pub use self::map::{Inspect, Map};
pub use self::peekable::Peekable;
pub use self::rev::Rev;
pub use self::scan::{MapWhile, Scan};
pub use self::skip::{Skip, SkipWhile};
pub use self::step_by::StepBy;
pub use self::take::{Take, TakeWhile};
pub use self::zip::{zip, Zip};
