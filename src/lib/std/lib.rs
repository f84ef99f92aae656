//! The standard library of the simulated machine, written in Rust over `intrinsics`.
//! `core` and `alloc` are other names of this crate.

#[macro_use]
mod macros;

pub mod intrinsics;
pub mod marker;
pub mod ops;
pub mod clone;
pub mod cmp;
pub mod convert;
pub mod default;
pub mod option;
pub mod result;
pub mod mem;
pub mod ptr;
pub mod hint;
pub mod num;
pub mod fmt;
pub mod io;
pub mod panicking;
pub mod panic;
pub mod process;
pub mod any;
pub mod alloc;
pub mod boxed;
pub mod string;
pub mod vec;
pub mod slice;
pub mod str;
pub mod char;
pub mod array;
pub mod tuple;
pub mod iter;
pub mod rc;
pub mod cell;
pub mod borrow;
pub mod collections;
pub mod hash;
pub mod error;
pub mod pin;
pub mod env;
pub mod ascii;
pub mod rt;
pub mod prelude;

pub mod future;
pub mod task;
pub mod time;
pub mod thread;
pub mod sync;

pub mod i8;
pub mod i16;
pub mod i32;
pub mod i64;
pub mod i128;
pub mod isize;
pub mod u8;
pub mod u16;
pub mod u32;
pub mod u64;
pub mod u128;
pub mod usize;
pub mod f32;
pub mod f64;
