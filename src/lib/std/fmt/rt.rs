//! What the compiler makes of a format string: pieces of text, arguments, and how each is to be shown.

use crate::fmt::{
    Binary, Debug, Display, Formatter, FormattingOptions, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex,
};
use crate::intrinsics;

/// Stands for the type of an argument that is no longer known.
struct Opaque;

/// A reference to a value together with the function that shows it.
#[lang = "format_argument"]
#[derive(Copy, Clone)]
pub struct Argument<'a> {
    value: &'a Opaque,
    show: fn(&Opaque, &mut Formatter<'_>) -> Result,
}

impl<'a> Argument<'a> {
    fn new<T>(value: &'a T, show: fn(&T, &mut Formatter<'_>) -> Result) -> Argument<'a> {
        Argument { value: intrinsics::transmute(value), show: intrinsics::transmute(show) }
    }

    /// The value of an argument made by `format_arg_count`.
    fn as_count(&self) -> usize {
        unsafe { *(self.value as *const Opaque as *const usize) }
    }
}

/// One `{...}`: which argument, and its options. Counts (width, precision): kind 0 none, 1 the
/// number itself, 2 the index of an argument.
#[lang = "format_placeholder"]
#[derive(Copy, Clone)]
pub struct Placeholder {
    position: usize,
    fill: char,
    align: u8,
    flags: u32,
    prec_kind: u8,
    prec: usize,
    width_kind: u8,
    width: usize,
}

#[lang = "format_placeholder_new"]
pub const fn placeholder(
    position: usize,
    fill: char,
    align: u8,
    flags: u32,
    prec_kind: u8,
    prec: usize,
    width_kind: u8,
    width: usize,
) -> Placeholder {
    Placeholder { position, fill, align, flags, prec_kind, prec, width_kind, width }
}

/// A format string with its arguments, not yet turned into text.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
#[home = "core::fmt"]
pub struct Arguments<'a> {
    pieces: &'a [&'static str],
    args: &'a [Argument<'a>],
    specs: &'a [Placeholder],
}

#[lang = "format_arguments_new"]
pub const fn arguments<'a>(
    pieces: &'a [&'static str],
    args: &'a [Argument<'a>],
    specs: &'a [Placeholder],
) -> Arguments<'a> {
    Arguments { pieces, args, specs }
}

fn count(kind: u8, value: usize, args: &[Argument<'_>]) -> Option<usize> {
    match kind {
        0 => None,
        1 => Some(value),
        _ => Some(args[value].as_count()),
    }
}

impl<'a> Arguments<'a> {
    /// The text, if there is nothing to fill in.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'static str> {
        if self.args.len() != 0 || self.specs.len() != 0 {
            return None;
        }
        match self.pieces.len() {
            0 => Some(""),
            1 => Some(self.pieces[0]),
            _ => None,
        }
    }

    /// Without placeholders the arguments come in order, with default options.
    pub(crate) fn run(&self, f: &mut Formatter<'_>) -> Result {
        let n = if self.specs.is_empty() { self.args.len() } else { self.specs.len() };
        let mut i = 0;
        while i < n {
            if i < self.pieces.len() && !self.pieces[i].is_empty() {
                f.buf.write_str(self.pieces[i])?;
            }
            let mut position = i;
            if !self.specs.is_empty() {
                let spec = &self.specs[i];
                position = spec.position;
                f.options = FormattingOptions {
                    flags: spec.flags,
                    fill: spec.fill,
                    align: spec.align,
                    width: count(spec.width_kind, spec.width, self.args),
                    precision: count(spec.prec_kind, spec.prec, self.args),
                };
            }
            let arg = &self.args[position];
            (arg.show)(arg.value, f)?;
            i += 1;
        }
        while i < self.pieces.len() {
            f.buf.write_str(self.pieces[i])?;
            i += 1;
        }
        Ok(())
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { crate::fmt::write(f.buf, *self) }
}
impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { crate::fmt::write(f.buf, *self) }
}

#[lang = "format_arg_display"]
pub fn display<'a, T: Display>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as Display>::fmt) }

#[lang = "format_arg_debug"]
pub fn debug<'a, T: Debug>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as Debug>::fmt) }

#[lang = "format_arg_lower_hex"]
pub fn lower_hex<'a, T: LowerHex>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as LowerHex>::fmt) }

#[lang = "format_arg_upper_hex"]
pub fn upper_hex<'a, T: UpperHex>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as UpperHex>::fmt) }

#[lang = "format_arg_octal"]
pub fn octal<'a, T: Octal>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as Octal>::fmt) }

#[lang = "format_arg_binary"]
pub fn binary<'a, T: Binary>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as Binary>::fmt) }

#[lang = "format_arg_lower_exp"]
pub fn lower_exp<'a, T: LowerExp>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as LowerExp>::fmt) }

#[lang = "format_arg_upper_exp"]
pub fn upper_exp<'a, T: UpperExp>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as UpperExp>::fmt) }

#[lang = "format_arg_pointer"]
pub fn pointer<'a, T: Pointer>(x: &'a T) -> Argument<'a> { Argument::new(x, <T as Pointer>::fmt) }

fn never_shown(_: &usize, _: &mut Formatter<'_>) -> Result { Ok(()) }

#[lang = "format_arg_count"]
pub fn arg_count<'a>(x: &'a usize) -> Argument<'a> { Argument::new(x, never_shown) }
