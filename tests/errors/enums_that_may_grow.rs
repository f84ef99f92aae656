use tokio::runtime::{Handle, RuntimeFlavor};
use std::io::ErrorKind;
use tokio::time::MissedTickBehavior as M;
#[non_exhaustive] enum Mine { A, B }
fn a(h: &Handle) -> u8 { match h.runtime_flavor() { RuntimeFlavor::CurrentThread => 1, RuntimeFlavor::MultiThread => 2 } }
fn b(h: &Handle) -> u8 { match h.runtime_flavor() { RuntimeFlavor::CurrentThread => 1, RuntimeFlavor::MultiThread => 2, _ => 3 } }
fn c(m: Mine) -> u8 { match m { Mine::A => 1, Mine::B => 2 } }
fn d(m: Mine) -> u8 { match m { Mine::A => 1, Mine::B => 2, _ => 3 } }
fn e(m: M) -> u8 { match m { M::Burst => 1, M::Delay => 2, M::Skip => 3 } }
fn f(k: ErrorKind) -> u8 { match k { ErrorKind::NotFound => 1 } }
fn g(k: std::sync::atomic::Ordering) -> u8 { use std::sync::atomic::Ordering::*; match k { Relaxed => 1, Acquire => 2, Release => 3, AcqRel => 4, SeqCst => 5 } }
fn i(k: std::num::IntErrorKind) -> bool { matches!(k, std::num::IntErrorKind::Empty) }
fn main() { a; b; c; d; e; f; g; i; Mine::A; Mine::B; }
