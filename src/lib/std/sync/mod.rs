//! Sharing between threads.
pub mod arc;
pub use self::arc::{Arc, Weak};
