//! Formatting: what `format_args!` means and the traits behind `{}`, `{:?}` and their kin.

mod builders;
mod float;
mod formatter;
mod impls;
mod int;
mod int_exp;
mod pointer;
pub mod rt;
mod text;

pub use self::builders::{from_fn, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, FromFn};
pub use self::formatter::{Alignment, Formatter, FormattingOptions};
pub use self::rt::{Argument, Arguments};

use crate::result;
use crate::string::String;

pub type Result = result::Result<(), Error>;

#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.write_str("an error occurred when formatting an argument") }
}

/// Something that text can be written to.
pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        self.write_str(c.encode_utf8(&mut [0; 4]))
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut this = self;
        write(&mut this, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result { (**self).write_str(s) }
    fn write_char(&mut self, c: char) -> Result { (**self).write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { (**self).write_fmt(args) }
}

#[lang = "Debug"]
#[on_unimplemented(
    message = "`{Self}` doesn't implement `{This}`",
    label = "`{Self}` cannot be formatted using `{{:?}}`",
    note = "add `#[derive(Debug)]` to `{Self}` or manually `impl {This} for {Self}`"
)]
pub trait Debug {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "Display"]
#[on_unimplemented(
    message = "`{Self}` doesn't implement `{This}`",
    label = "`{Self}` cannot be formatted with the default formatter",
    note = "in format strings you may be able to use `{{:?}}` (or {{:#?}} for pretty-print) instead"
)]
pub trait Display {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "Octal"]
pub trait Octal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "Binary"]
pub trait Binary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "LowerHex"]
pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "UpperHex"]
pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "Pointer"]
pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "LowerExp"]
pub trait LowerExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "UpperExp"]
pub trait UpperExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// Writes the pieces and the arguments between them, in order.
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let mut f = Formatter { options: FormattingOptions::new(), buf: output };
    args.run(&mut f)
}

#[must_use]
pub fn format(args: Arguments<'_>) -> String {
    let mut text = String::new();
    if let Some(s) = args.as_str() {
        text.push_str(s);
    } else if write(&mut text, args).is_err() {
        panic!("a formatting trait implementation returned an error when the underlying stream did not");
    }
    text
}
