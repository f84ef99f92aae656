//! Seldom used sides of `Rc`.

use crate::counted_raw::counted_raw;

counted_raw! { Rc RcInner }
