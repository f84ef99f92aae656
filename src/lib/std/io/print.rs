//! `print!` and its kin: the text is made as a whole, then handed to the machine.

use crate::fmt::{self, Arguments};
use crate::intrinsics;
use crate::string::String;

/// Text on its way out; what is there is printed even if a `Display` further on panics.
struct Pending {
    stream: u32,
    text: String,
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.text.is_empty() {
            intrinsics::rt_print(self.stream, self.text.as_ptr(), self.text.len());
        }
    }
}

fn print_to(stream: u32, name: &str, args: Arguments<'_>) {
    if let Some(s) = args.as_str() {
        if !s.is_empty() {
            intrinsics::rt_print(stream, s.as_ptr(), s.len());
        }
        return;
    }
    let mut pending = Pending { stream, text: String::new() };
    if fmt::write(&mut pending.text, args).is_err() {
        panic!("failed printing to {name}: formatter error");
    }
}

#[doc(hidden)]
pub fn _print(args: Arguments<'_>) { print_to(1, "stdout", args) }

#[doc(hidden)]
pub fn _eprint(args: Arguments<'_>) { print_to(2, "stderr", args) }
