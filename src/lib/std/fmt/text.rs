//! `str`, `char` and `bool`.

use crate::char::needs_escape;
use crate::fmt::{Debug, Display, Formatter, Result, Write};

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self) }
}

impl Debug for str {
    /// Writes runs of plain characters at once.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("\"")?;
        let mut plain = 0;
        for (i, c) in self.char_indices() {
            if c != '\'' && needs_escape(c) {
                f.write_str(&self[plain..i])?;
                for e in c.escape_debug() {
                    f.write_char(e)?;
                }
                plain = i + c.len_utf8();
            }
        }
        f.write_str(&self[plain..])?;
        f.write_str("\"")
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.width().is_none() && f.precision().is_none() {
            f.write_char(*self)
        } else {
            f.pad(self.encode_utf8(&mut [0; 4]))
        }
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("'")?;
        if *self != '"' && needs_escape(*self) {
            for e in self.escape_debug() {
                f.write_char(e)?;
            }
        } else {
            f.write_char(*self)?;
        }
        f.write_str("'")
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(if *self { "true" } else { "false" }) }
}
impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) }
}
