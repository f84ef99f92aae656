//! Helpers that write `Name { field: value }` and its kin, on one line or, with `#`, indented.

use crate::fmt::{Debug, Display, Formatter, Result, Write};

/// Indents what is written: four spaces at the start of each line.
struct Indent<'a, 'b> {
    buf: &'a mut (dyn Write + 'b),
    line_start: &'a mut bool,
}

impl Write for Indent<'_, '_> {
    fn write_str(&mut self, s: &str) -> Result {
        for line in s.split_inclusive('\n') {
            if *self.line_start {
                self.buf.write_str("    ")?;
            }
            *self.line_start = line.ends_with('\n');
            self.buf.write_str(line)?;
        }
        Ok(())
    }
}

/// Writes `name` and `value` on lines of their own, indented, with a comma behind.
fn indented(
    fmt: &mut Formatter<'_>,
    name: &str,
    between: &str,
    value: &mut dyn FnMut(&mut Formatter<'_>) -> Result,
) -> Result {
    let mut line_start = true;
    let options = fmt.options;
    let mut indent = Indent { buf: &mut *fmt.buf, line_start: &mut line_start };
    let mut inner = Formatter { options, buf: &mut indent };
    inner.write_str(name)?;
    inner.write_str(between)?;
    value(&mut inner)?;
    inner.write_str(",\n")
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugStruct<'a, 'b> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

pub(crate) fn debug_struct<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugStruct<'a, 'b> {
    let result = fmt.write_str(name);
    DebugStruct { fmt, result, has_fields: false }
}

impl<'a, 'b> DebugStruct<'a, 'b> {
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value);
        }
        self.has_fields = true;
        self
    }

    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            return indented(self.fmt, name, ": ", &mut |f| value.fmt(f));
        }
        self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
        self.fmt.write_str(name)?;
        self.fmt.write_str(": ")?;
        value.fmt(self.fmt)
    }

    /// Ends with `..`, to tell that there are more fields.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if !self.has_fields {
            self.fmt.write_str(" { .. }")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n}")
        } else {
            self.fmt.write_str(", .. }")
        };
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" });
        }
        self.result
    }
}

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugTuple<'a, 'b> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

pub(crate) fn debug_tuple<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugTuple<'a, 'b> {
    let result = fmt.write_str(name);
    DebugTuple { fmt, result, fields: 0, empty_name: name.is_empty() }
}

impl<'a, 'b> DebugTuple<'a, 'b> {
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value);
        }
        self.fields += 1;
        self
    }

    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            return indented(self.fmt, "", "", &mut |f| value.fmt(f));
        }
        self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
        value.fmt(self.fmt)
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if self.fields == 0 {
            self.fmt.write_str("(..)")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n)")
        } else {
            self.fmt.write_str(", ..)")
        };
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            if self.fields == 1 && self.empty_name && !self.fmt.alternate() {
                self.fmt.write_str(",")?;
            }
            self.result = self.fmt.write_str(")");
        }
        self.result
    }
}

/// What lists and sets share: elements with commas between.
fn write_entry(fmt: &mut Formatter<'_>, first: bool, entry: &dyn Debug) -> Result {
    if fmt.alternate() {
        if first {
            fmt.write_str("\n")?;
        }
        return indented(fmt, "", "", &mut |f| entry.fmt(f));
    }
    if !first {
        fmt.write_str(", ")?;
    }
    entry.fmt(fmt)
}

macro_rules! sequence_builder {
    ($name:ident $make:ident $open:literal $close:literal) => {
        #[must_use = "must eventually call `finish()` on Debug builders"]
        pub struct $name<'a, 'b> {
            fmt: &'a mut Formatter<'b>,
            result: Result,
            has_fields: bool,
        }

        pub(crate) fn $make<'a, 'b>(fmt: &'a mut Formatter<'b>) -> $name<'a, 'b> {
            let result = fmt.write_str($open);
            $name { fmt, result, has_fields: false }
        }

        impl<'a, 'b> $name<'a, 'b> {
            pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
                if self.result.is_ok() {
                    self.result = write_entry(self.fmt, !self.has_fields, entry);
                }
                self.has_fields = true;
                self
            }

            pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
                for entry in entries {
                    self.entry(&entry);
                }
                self
            }

            pub fn finish_non_exhaustive(&mut self) -> Result {
                self.result?;
                self.result = if !self.has_fields {
                    self.fmt.write_str(concat!("..", $close))
                } else if self.fmt.alternate() {
                    self.fmt.write_str(concat!("    ..\n", $close))
                } else {
                    self.fmt.write_str(concat!(", ..", $close))
                };
                self.result
            }

            pub fn finish(&mut self) -> Result {
                if self.result.is_ok() {
                    self.result = self.fmt.write_str($close);
                }
                self.result
            }
        }
    };
}
sequence_builder! { DebugList debug_list "[" "]" }
sequence_builder! { DebugSet debug_set "{" "}" }

#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugMap<'a, 'b> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    has_key: bool,
    line_start: bool,
}

pub(crate) fn debug_map<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugMap<'a, 'b> {
    let result = fmt.write_str("{");
    DebugMap { fmt, result, has_fields: false, has_key: false, line_start: true }
}

impl<'a, 'b> DebugMap<'a, 'b> {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self { self.key(key).value(value) }

    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_key(key);
        }
        self
    }

    fn write_key(&mut self, key: &dyn Debug) -> Result {
        if self.has_key {
            panic!("attempted to begin a new map entry without completing the previous one");
        }
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.line_start = true;
            let options = self.fmt.options;
            let mut indent = Indent { buf: &mut *self.fmt.buf, line_start: &mut self.line_start };
            let mut inner = Formatter { options, buf: &mut indent };
            key.fmt(&mut inner)?;
            inner.write_str(": ")?;
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")?;
        }
        self.has_key = true;
        Ok(())
    }

    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_value(value);
        }
        self.has_fields = true;
        self
    }

    fn write_value(&mut self, value: &dyn Debug) -> Result {
        if !self.has_key {
            panic!("attempted to format a map value before its key");
        }
        if self.fmt.alternate() {
            let options = self.fmt.options;
            let mut indent = Indent { buf: &mut *self.fmt.buf, line_start: &mut self.line_start };
            let mut inner = Formatter { options, buf: &mut indent };
            value.fmt(&mut inner)?;
            inner.write_str(",\n")?;
        } else {
            value.fmt(self.fmt)?;
        }
        self.has_key = false;
        Ok(())
    }

    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (k, v) in entries {
            self.entry(&k, &v);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.has_key && self.result.is_ok() {
            panic!("attempted to finish a map with a partial entry");
        }
        self.result?;
        self.result = if !self.has_fields {
            self.fmt.write_str("..}")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n}")
        } else {
            self.fmt.write_str(", ..}")
        };
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.result.is_ok() {
            if self.has_key {
                panic!("attempted to finish a map with a partial entry");
            }
            self.result = self.fmt.write_str("}");
        }
        self.result
    }
}

/// A value whose `Debug` and `Display` are the given function.
#[must_use = "returns a type implementing Debug and Display, which do not have any effects unless they are used"]
pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> { FromFn(f) }

pub struct FromFn<F>(F);

impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) }
}
impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) }
}
