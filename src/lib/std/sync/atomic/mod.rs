//! Numbers that threads share. On this machine every operation is one step, and all
//! threads see all of them in one order; the orderings are checked and change nothing.

#[home = "core::sync::atomic"] mod bools;
#[home = "core::sync::atomic"] mod ints;
mod ordering;
#[home = "core::sync::atomic"] mod ptr;
mod rare;

pub use self::bools::AtomicBool;
pub use self::ints::{AtomicI16, AtomicI32, AtomicI64, AtomicI8, AtomicIsize};
pub use self::ints::{AtomicU16, AtomicU32, AtomicU64, AtomicU8, AtomicUsize};
pub use self::ordering::{compiler_fence, fence, Ordering};
pub use self::ptr::AtomicPtr;
pub use crate::hint::spin_loop as spin_loop_hint;
