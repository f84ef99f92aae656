//! Values that wait for their time.

pub mod delay_queue;

pub use self::delay_queue::DelayQueue;
