use std::fmt;
impl fmt::Display for Vec<i32> { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "task") } }
impl Clone for Vec<i32> { fn clone(&self) -> Self { vec![] } }
impl<T> From<T> for String { fn from(t: T) -> String { String::new() } }
impl Default for u32 { }
fn main() {}
