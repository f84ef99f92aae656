//! Two streams, item by item.

use futures::stream::{Stream, StreamExt};
use std::cmp::Ordering;
use std::pin::pin;

/// By the first pair that is not equal; a stream that ends first is less.
pub(super) async fn ordering<L, R, F>(left: L, right: R, of: F) -> Option<Ordering>
where
    L: Stream,
    R: Stream,
    F: Fn(&L::Item, &R::Item) -> Option<Ordering>,
{
    let (mut left, mut right) = (pin!(left), pin!(right));
    loop {
        match (left.next().await, right.next().await) {
            (None, None) => return Some(Ordering::Equal),
            (None, Some(_)) => return Some(Ordering::Less),
            (Some(_), None) => return Some(Ordering::Greater),
            (Some(a), Some(b)) => match of(&a, &b) {
                Some(Ordering::Equal) => {}
                other => return other,
            },
        }
    }
}

pub(super) async fn same<L, R>(left: L, right: R) -> bool
where
    L: Stream,
    R: Stream,
    L::Item: PartialEq<R::Item>,
{
    let as_order = |a: &L::Item, b: &R::Item| Some(if a == b { Ordering::Equal } else { Ordering::Less });
    ordering(left, right, as_order).await == Some(Ordering::Equal)
}
