//! Values that wait for their time.

pub mod delay_queue;
mod wheel;

pub use self::delay_queue::DelayQueue;
