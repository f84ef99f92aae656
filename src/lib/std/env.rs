//! The program's arguments and environment. The simulated machine gives only the
//! program's name, and an environment that is empty at first.

use crate::collections::{btree_map, BTreeMap};
use crate::error::Error;
use crate::fmt;
use crate::string::String;
use crate::sync::Mutex;
use crate::vec;

#[derive(Debug)]
pub struct Args {
    inner: vec::IntoIter<String>,
}

#[must_use]
pub fn args() -> Args { Args { inner: vec![String::from("main")].into_iter() } }

impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl ExactSizeIterator for Args {}
impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> { self.inner.next_back() }
}

#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    NotPresent,
    NotUnicode(String),
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => write!(f, "environment variable was not valid unicode: {s:?}"),
        }
    }
}
impl Error for VarError {}

/// What the program itself has set.
static VARS: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

pub fn var<K: AsRef<str>>(key: K) -> Result<String, VarError> {
    VARS.lock().unwrap().get(key.as_ref()).cloned().ok_or(VarError::NotPresent)
}

#[safe_before_2024]
#[track_caller]
pub unsafe fn set_var<K: AsRef<str>, V: AsRef<str>>(key: K, value: V) {
    let (key, value) = (key.as_ref(), value.as_ref());
    if key.is_empty() || key.contains(['=', '\0']) || value.contains('\0') {
        panic!("failed to set environment variable `{key:?}` to `{value:?}`: {}", crate::io::Error::from_raw_os_error(22));
    }
    VARS.lock().unwrap().insert(String::from(key), String::from(value));
}

#[safe_before_2024]
pub unsafe fn remove_var<K: AsRef<str>>(key: K) { VARS.lock().unwrap().remove(key.as_ref()); }

pub struct Vars {
    inner: btree_map::IntoIter<String, String>,
}

#[must_use]
pub fn vars() -> Vars { Vars { inner: VARS.lock().unwrap().clone().into_iter() } }

impl Iterator for Vars {
    type Item = (String, String);
    fn next(&mut self) -> Option<(String, String)> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}

#[unsupported] pub fn args_os() {}
#[unsupported] pub fn current_dir() {}
#[unsupported] pub fn current_exe() {}
#[unsupported] pub fn home_dir() {}
#[unsupported] pub fn join_paths() {}
#[unsupported] pub fn set_current_dir() {}
#[unsupported] pub fn split_paths() {}
#[unsupported] pub fn temp_dir() {}
#[unsupported] pub fn var_os() {}
#[unsupported] pub fn vars_os() {}
#[unsupported] pub mod consts {}
