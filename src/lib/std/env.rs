//! The program's arguments and environment. The simulated machine gives only the
//! program's name, and an empty environment.

use crate::error::Error;
use crate::fmt;
use crate::string::String;
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

pub fn var<K: AsRef<str>>(_key: K) -> Result<String, VarError> { Err(VarError::NotPresent) }

#[unsupported] pub fn args_os() {}
#[unsupported] pub fn current_dir() {}
#[unsupported] pub fn current_exe() {}
#[unsupported] pub fn home_dir() {}
#[unsupported] pub fn join_paths() {}
#[unsupported] pub fn remove_var() {}
#[unsupported] pub fn set_current_dir() {}
#[unsupported] pub fn set_var() {}
#[unsupported] pub fn split_paths() {}
#[unsupported] pub fn temp_dir() {}
#[unsupported] pub fn var_os() {}
#[unsupported] pub fn vars_os() {}
#[unsupported] pub mod consts {}
