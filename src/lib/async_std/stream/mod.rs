//! Streams.

mod best;
mod compare;
mod ext;
mod sources;
mod sums;
mod timing;

pub use self::best::BestFuture;
pub use self::ext::StreamExt;
pub use self::sources::{from_fn, from_iter, repeat_with, successors, FromFn, FromIter, RepeatWith, Successors};
pub use self::sums::{ProductFuture, SumFuture};
pub use self::timing::{interval, Interval, Throttle, Timeout, TimeoutError};
pub use futures::stream::{empty, pending, repeat, Empty, Pending, Repeat, Stream};
pub use smol::stream::{once, Gather as FromStream, Once};
