//! `Formatter`: where to write, and with which options.

use crate::fmt::{Arguments, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, Result, Write};
use crate::fmt::builders;
use crate::intrinsics;

const PLUS: u32 = 1;
const MINUS: u32 = 2;
const ALTERNATE: u32 = 4;
const ZERO: u32 = 8;
const DEBUG_LOWER_HEX: u32 = 16;
const DEBUG_UPPER_HEX: u32 = 32;

/// The part of `{:...}` behind the colon.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct FormattingOptions {
    pub(crate) flags: u32,
    pub(crate) fill: char,
    /// 0 (none), `<`, `^` or `>`
    pub(crate) align: u8,
    pub(crate) width: Option<usize>,
    pub(crate) precision: Option<usize>,
}

impl FormattingOptions {
    pub const fn new() -> Self { FormattingOptions { flags: 0, fill: ' ', align: 0, width: None, precision: None } }
}

impl Default for FormattingOptions {
    fn default() -> Self { FormattingOptions::new() }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

#[home = "core::fmt"]
pub struct Formatter<'a> {
    pub(crate) options: FormattingOptions,
    pub(crate) buf: &'a mut (dyn Write + 'a),
}

impl<'a> Formatter<'a> {
    pub const fn new(write: &'a mut (dyn Write + 'a), options: FormattingOptions) -> Self {
        Formatter { options, buf: write }
    }

    pub fn write_str(&mut self, data: &str) -> Result { self.buf.write_str(data) }

    pub fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        match args.as_str() {
            Some(s) => self.buf.write_str(s),
            None => crate::fmt::write(self.buf, args),
        }
    }

    #[must_use]
    pub const fn fill(&self) -> char { self.options.fill }

    #[must_use]
    pub const fn align(&self) -> Option<Alignment> {
        match self.options.align {
            b'<' => Some(Alignment::Left),
            b'>' => Some(Alignment::Right),
            b'^' => Some(Alignment::Center),
            _ => None,
        }
    }

    #[must_use]
    pub const fn width(&self) -> Option<usize> { self.options.width }

    #[must_use]
    pub const fn precision(&self) -> Option<usize> { self.options.precision }

    #[must_use]
    pub const fn sign_plus(&self) -> bool { self.options.flags & PLUS != 0 }

    #[must_use]
    pub const fn sign_minus(&self) -> bool { self.options.flags & MINUS != 0 }

    #[must_use]
    pub const fn alternate(&self) -> bool { self.options.flags & ALTERNATE != 0 }

    #[must_use]
    pub const fn sign_aware_zero_pad(&self) -> bool { self.options.flags & ZERO != 0 }

    pub(crate) const fn debug_lower_hex(&self) -> bool { self.options.flags & DEBUG_LOWER_HEX != 0 }

    pub(crate) const fn debug_upper_hex(&self) -> bool { self.options.flags & DEBUG_UPPER_HEX != 0 }

    pub const fn options(&self) -> FormattingOptions { self.options }

    /// `{:p}` with `#`: hexadecimal with prefix, filled with zeros to the width of an address.
    pub(crate) fn as_pointer_options(&mut self) {
        if self.alternate() {
            self.options.flags |= ZERO;
            if self.options.width.is_none() {
                self.options.width = Some(18);
            }
        }
        self.options.flags |= ALTERNATE;
    }

    fn fill_with(&mut self, n: usize) -> Result {
        let mut i = 0;
        while i < n {
            self.buf.write_char(self.options.fill)?;
            i += 1;
        }
        Ok(())
    }

    /// Writes `s` with fill characters around it, as many as the width asks for.
    /// `len`: its number of characters; `default`: the alignment where none is written.
    fn fill_around(&mut self, parts: [&str; 3], len: usize, default: u8) -> Result {
        let total = match self.options.width {
            Some(w) if w > len => w - len,
            _ => 0,
        };
        let align = if self.options.align == 0 { default } else { self.options.align };
        let before = match align {
            b'<' => 0,
            b'^' => total / 2,
            _ => total,
        };
        self.fill_with(before)?;
        for part in parts {
            if !part.is_empty() {
                self.buf.write_str(part)?;
            }
        }
        self.fill_with(total - before)
    }

    /// Text: cut to the precision, then filled up to the width, at the left.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.width.is_none() && self.options.precision.is_none() {
            return self.buf.write_str(s);
        }
        let s = match self.options.precision {
            Some(max) => match s.char_indices().nth(max) {
                Some((end, _)) => &s[..end],
                None => s,
            },
            None => s,
        };
        let len = intrinsics::str_width(s.as_ptr(), s.len());
        self.fill_around([s, "", ""], len, b'<')
    }

    /// A number: sign, prefix (with `#`), digits; filled at the left, or with zeros behind sign and prefix.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative {
            "-"
        } else if self.sign_plus() {
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        self.pad_number(sign, prefix, buf, self.sign_aware_zero_pad())
    }

    pub(crate) fn pad_number(&mut self, sign: &str, prefix: &str, digits: &str, zeros: bool) -> Result {
        let len = sign.len() + intrinsics::str_width(prefix.as_ptr(), prefix.len()) + digits.len();
        if zeros {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            let mut missing = match self.options.width {
                Some(w) if w > len => w - len,
                _ => 0,
            };
            while missing > 0 {
                self.buf.write_str("0")?;
                missing -= 1;
            }
            return self.buf.write_str(digits);
        }
        self.fill_around([sign, prefix, digits], len, b'>')
    }

    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> { builders::debug_struct(self, name) }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> { builders::debug_tuple(self, name) }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> { builders::debug_list(self) }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> { builders::debug_set(self) }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> { builders::debug_map(self) }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result { self.buf.write_str(s) }
    fn write_char(&mut self, c: char) -> Result { self.buf.write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { crate::fmt::write(self.buf, args) }
}
