//! Iterators.

mod accum;
mod adapters;
mod collect;
mod double_ended;
mod exact;
mod iterator;
mod range;
mod sources;

pub use self::accum::{Product, Sum};
pub use self::adapters::{
    chain, zip, Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, FlatMap, Flatten, Fuse, Inspect, Map, MapWhile, Peekable,
    Rev, Scan, Skip, SkipWhile, StepBy, Take, TakeWhile, Zip,
};
pub use self::collect::{Extend, FromIterator, IntoIterator};
pub use self::double_ended::DoubleEndedIterator;
pub use self::exact::{ExactSizeIterator, FusedIterator};
pub use self::iterator::Iterator;
pub use self::range::Step;
pub use self::sources::{
    empty, from_fn, once, once_with, repeat, repeat_n, repeat_with, successors, Empty, FromFn, Once, OnceWith, Repeat, RepeatN,
    RepeatWith, Successors,
};
