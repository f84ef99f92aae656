//! The standard library of the simulated machine, written in Rust over `intrinsics`.
//! `core` and `alloc` are other names of this crate.

#[macro_use]
mod macros;
mod counted_raw;

pub mod intrinsics;
#[home = "core::marker"] pub mod marker;
#[home = "core::ops"] pub mod ops;
#[home = "core::clone"] pub mod clone;
#[home = "core::cmp"] pub mod cmp;
#[home = "core::convert"] pub mod convert;
#[home = "core::default"] pub mod default;
#[home = "core::option"] pub mod option;
#[home = "core::result"] pub mod result;
#[home = "core::mem"] pub mod mem;
#[home = "core::ptr"] pub mod ptr;
#[home = "core::hint"] pub mod hint;
#[home = "core::num"] pub mod num;
#[home = "core::fmt"] pub mod fmt;
pub mod io;
pub mod panicking;
#[home = "core::panic"] pub mod panic;
pub mod process;
#[home = "core::any"] pub mod any;
#[home = "alloc::alloc"] pub mod alloc;
#[home = "alloc::boxed"] pub mod boxed;
#[home = "alloc::string"] pub mod string;
#[home = "alloc::vec"] pub mod vec;
#[home = "core::slice"] pub mod slice;
#[home = "core::str"] pub mod str;
#[home = "core::char"] pub mod char;
#[home = "core::array"] pub mod array;
#[home = "core::tuple"] pub mod tuple;
#[home = "core::iter"] pub mod iter;
#[home = "alloc::rc"] pub mod rc;
#[home = "core::cell"] pub mod cell;
#[home = "alloc::borrow"] pub mod borrow;
pub mod collections;
#[home = "core::hash"] pub mod hash;
#[home = "core::error"] pub mod error;
#[home = "core::pin"] pub mod pin;
pub mod env;
#[home = "core::ascii"] pub mod ascii;
pub mod rt;
pub mod prelude;

#[home = "core::future"] pub mod future;
#[home = "core::task"] pub mod task;
#[home = "core::time"] pub mod time;
#[unsupported]
pub mod fs {}
#[unsupported]
pub mod net {}
pub mod thread;
pub mod sync;

#[home = "core::i8"] pub mod i8;
#[home = "core::i16"] pub mod i16;
#[home = "core::i32"] pub mod i32;
#[home = "core::i64"] pub mod i64;
#[home = "core::i128"] pub mod i128;
#[home = "core::isize"] pub mod isize;
#[home = "core::u8"] pub mod u8;
#[home = "core::u16"] pub mod u16;
#[home = "core::u32"] pub mod u32;
#[home = "core::u64"] pub mod u64;
#[home = "core::u128"] pub mod u128;
#[home = "core::usize"] pub mod usize;
#[home = "core::f32"] pub mod f32;
#[home = "core::f64"] pub mod f64;

pub mod ffi;

// What is there in real life and not on this machine.
#[unsupported] pub mod arch {}
#[unsupported] pub mod backtrace {}
#[unsupported] pub mod os {}
#[unsupported] pub mod path {}
#[unsupported] pub mod simd {}
