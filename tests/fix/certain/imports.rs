//! Imports that nothing uses.
#![allow(dead_code)]
use std::fmt;
use std::time::{Duration, Instant, SystemTime};
use std::collections::{HashMap, BTreeMap};
use std::{
    cell::Cell,
    rc::{Rc, Weak},
    sync::{atomic::{AtomicU8, Ordering}, Mutex},
};

mod inner {
    use std::mem;
    use std::io::{self, Read};

    pub fn size() -> io::Result<usize> {
        Ok(1)
    }
}

fn main() {
    let m: HashMap<u8, Duration> = HashMap::new();
    let n = AtomicU8::new(1);
    let w: Weak<u8> = Weak::new();
    println!("{m:?} {n:?} {w:?} {:?}", inner::size());
}
