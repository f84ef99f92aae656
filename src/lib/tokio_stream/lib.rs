//! The tokio-stream crate, as far as it is supported.

mod adapters;
mod chunks_timeout;
mod collect;
mod ext;
mod sources;
mod stream_map;
mod throttle;
mod timeout;
pub mod wrappers;

pub use self::collect::FromStream;
pub use self::ext::StreamExt;
pub use self::sources::{empty, iter, once, pending, Empty, Iter, Once, Pending};
pub use self::stream_map::StreamMap;
pub use self::timeout::{Elapsed, Timeout};
pub use futures::stream::Stream;
