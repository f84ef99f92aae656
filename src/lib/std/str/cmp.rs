//! Comparison and hashing of strings: by their bytes.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;

/// Used for string patterns in `match`.
#[lang = "str_eq"]
pub(crate) fn str_eq(a: &str, b: &str) -> bool {
    a.len() == b.len() && intrinsics::mem_compare(a.as_ptr(), b.as_ptr(), a.len()) == 0
}

impl PartialEq for str {
    fn eq(&self, other: &str) -> bool { str_eq(self, other) }
}
impl Eq for str {}
impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        let (a, b) = (self.len(), other.len());
        match intrinsics::mem_compare(self.as_ptr(), other.as_ptr(), if a < b { a } else { b }) {
            0 => a.cmp(&b),
            n if n < 0 => Ordering::Less,
            _ => Ordering::Greater,
        }
    }
}
impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.as_bytes());
        state.write_u8(0xff);
    }
}
impl Default for &str {
    fn default() -> Self { "" }
}
