//! Streams.

mod best;
mod compare;
mod ext;
mod sources;

pub use self::best::BestFuture;
pub use self::ext::StreamExt;
pub use self::sources::{from_fn, from_iter, repeat_with, FromFn, FromIter, RepeatWith};
pub use futures::stream::{empty, repeat, Chain, Empty, Fuse, Inspect, Map, Repeat, Skip, Stream, Take};
pub use smol::stream::{once, Cloned, Copied, Filter, Once, Scan, SkipWhile, StepBy, TakeWhile, Zip};
