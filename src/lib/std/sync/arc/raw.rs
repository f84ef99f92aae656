//! Seldom used sides of `Arc`.

use crate::counted_raw::counted_raw;

counted_raw! { Arc ArcInner + Send + Sync }
