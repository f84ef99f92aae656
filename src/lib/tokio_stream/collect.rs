//! What `collect` can make.

use futures::stream::Stream;
use smol::stream::Gather;

pub trait FromStream<T>: Gather<T> {}

impl<T, C: Gather<T>> FromStream<T> for C {}

pub type Collect<S, C> = smol::stream::Gathering<S, C>;

pub(crate) fn collect<S: Stream, C: FromStream<S::Item>>(stream: S) -> Collect<S, C> {
    smol::stream::Gathering::new(stream)
}
