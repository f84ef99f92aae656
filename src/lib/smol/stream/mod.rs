//! Streams whose adapters take plain closures; async-std and tokio-stream use them, too.

mod adapters;
mod around;
mod ext;
mod folds;
mod gather;
mod joined;
mod sources;

pub use self::adapters::{Cloned, Copied, Filter, FilterMap, MapWhile, Scan, SkipWhile, StepBy, TakeWhile, Zip};
pub use self::around::{Chain, Cycle, Enumerate, Fuse, Inspect, Map, Skip, Take};
pub use self::ext::StreamExt;
pub use self::folds::{
    AllFuture, AnyFuture, FindFuture, FindMapFuture, FoldFuture, ForEachFuture, LastFuture, NthFuture, PartitionFuture, PositionFuture,
    TryFoldFuture, TryForEachFuture, TryNextFuture,
};
#[doc(hidden)]
pub use self::gather::{Gather, Gathering};
pub use self::joined::{or, race, Or, Race};
pub use self::sources::{
    block_on, empty, iter, once, once_future, pending, poll_fn, repeat, repeat_with, try_unfold, unfold, BlockOn, Empty, Iter, Once, Pending,
    PollFn, Repeat, RepeatWith, TryUnfold, Unfold,
};
pub use futures::stream::{FlatMap, Flatten, Stream, Then};
pub use futures::stream::{Collect as CollectFuture, Count as CountFuture, Next as NextFuture, Unzip as UnzipFuture};

use std::pin::Pin;

pub type Boxed<T> = Pin<Box<dyn Stream<Item = T> + Send + 'static>>;
pub type BoxedLocal<T> = Pin<Box<dyn Stream<Item = T> + 'static>>;
#[unsupported] pub struct TryCollectFuture<S, C> {}
