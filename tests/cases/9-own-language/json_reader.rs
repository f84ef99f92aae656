use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::ops::{Index, IndexMut};
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Json { #[default] Null, Bool(bool), Num(f64), Str(String), Arr(Vec<Json>), Obj(BTreeMap<String, Json>) }
#[derive(Debug, PartialEq, Clone, Copy)]
pub enum ErrorKind { Eof, Unexpected(u8), BadEscape(char), BadNumber, Depth, Trailing }
#[derive(Debug, PartialEq)]
pub struct Error { kind: ErrorKind, line: usize, col: usize }
impl fmt::Display for Error { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { let Error { kind, line, col } = self; match kind { ErrorKind::Unexpected(b) => write!(f, "unexpected {:?} at {line}:{col}", *b as char), k => write!(f, "{k:?} at {line}:{col}") } } }
impl std::error::Error for Error {}
type Result<T, E = Error> = std::result::Result<T, E>;
struct P<'s> { s: &'s [u8], i: usize, depth: u32 }
impl<'s> P<'s> {
    const MAX: u32 = 5;
    fn err<T>(&self, kind: ErrorKind) -> Result<T> { let before = &self.s[..self.i.min(self.s.len())]; let line = before.iter().filter(|&&b| b == b'\n').count() + 1; let col = before.iter().rev().take_while(|&&b| b != b'\n').count() + 1; Err(Error { kind, line, col }) }
    fn ws(&mut self) { while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.s.get(self.i) { self.i += 1 } }
    fn next(&mut self) -> Result<u8> { match self.s.get(self.i) { Some(&b) => { self.i += 1; Ok(b) } None => self.err(ErrorKind::Eof) } }
    fn word(&mut self, w: &str, v: Json) -> Result<Json> { if self.s[self.i..].starts_with(w.as_bytes()) { self.i += w.len(); Ok(v) } else { self.err(ErrorKind::Unexpected(self.s[self.i])) } }
    fn value(&mut self) -> Result<Json> {
        self.ws();
        match self.s.get(self.i).copied() {
            None => self.err(ErrorKind::Eof),
            Some(b'n') => self.word("null", Json::Null), Some(b't') => self.word("true", Json::Bool(true)), Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'"') => self.string().map(Json::Str),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(open @ (b'[' | b'{')) => {
                if self.depth == Self::MAX { return self.err(ErrorKind::Depth); }
                self.depth += 1; self.i += 1;
                let r = if open == b'[' { self.seq(b']', Self::value).map(Json::Arr) } else { self.seq(b'}', |p| { p.ws(); let k = p.string()?; p.ws(); match p.next()? { b':' => Ok((k, p.value()?)), b => { p.i -= 1; p.err(ErrorKind::Unexpected(b)) } } }).map(|v| Json::Obj(v.into_iter().collect())) };
                self.depth -= 1;
                r
            }
            Some(b) => self.err(ErrorKind::Unexpected(b)),
        }
    }
    fn seq<T>(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let mut out = vec![]; self.ws();
        if self.s.get(self.i) == Some(&close) { self.i += 1; return Ok(out); }
        loop { out.push(item(self)?); self.ws(); match self.next()? { b',' => continue, b if b == close => break Ok(out), b => { self.i -= 1; break self.err(ErrorKind::Unexpected(b)) } } }
    }
    fn string(&mut self) -> Result<String> {
        if self.next()? != b'"' { self.i -= 1; return self.err(ErrorKind::Unexpected(self.s[self.i])); }
        let mut out = Vec::new();
        loop { match self.next()? { b'"' => return Ok(String::from_utf8(out).unwrap()), b'\\' => { let c = match self.next()? { b'n' => '\n', b't' => '\t', b'"' => '"', b'\\' => '\\', b'u' => { let h: String = (0..4).map(|_| self.next().map(char::from)).collect::<Result<_>>()?; char::from_u32(u32::from_str_radix(&h, 16).or_else(|_| self.err(ErrorKind::BadEscape('u')))?).unwrap_or('\u{fffd}') } b => return self.err(ErrorKind::BadEscape(b as char)) }; let mut buf = [0; 4]; out.extend_from_slice(c.encode_utf8(&mut buf).as_bytes()); } b => out.push(b) } }
    }
    fn number(&mut self) -> Result<Json> { let start = self.i; while self.s.get(self.i).is_some_and(|b| matches!(b, b'-' | b'+' | b'.' | b'e' | b'E') || b.is_ascii_digit()) { self.i += 1; } std::str::from_utf8(&self.s[start..self.i]).unwrap().parse().map(Json::Num).or_else(|_| self.err(ErrorKind::BadNumber)) }
}
impl std::str::FromStr for Json { type Err = Error; fn from_str(s: &str) -> Result<Json> { let mut p = P { s: s.as_bytes(), i: 0, depth: 0 }; let v = p.value()?; p.ws(); if p.i < p.s.len() { return p.err(ErrorKind::Trailing); } Ok(v) } }
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn go(j: &Json, f: &mut fmt::Formatter<'_>, ind: usize) -> fmt::Result {
            let nl = |f: &mut fmt::Formatter<'_>, n: usize| if f.alternate() { f.write_char('\n')?; (0..n).try_for_each(|_| f.write_str("  ")) } else { Ok(()) };
            match j { Json::Null => f.write_str("null"), Json::Bool(b) => write!(f, "{b}"), Json::Num(n) => write!(f, "{n}"), Json::Str(s) => write!(f, "{s:?}"),
                Json::Arr(v) => { f.write_char('[')?; for (i, x) in v.iter().enumerate() { if i > 0 { f.write_char(',')?; } nl(f, ind + 1)?; go(x, f, ind + 1)?; } if !v.is_empty() { nl(f, ind)?; } f.write_char(']') }
                Json::Obj(m) => { f.write_char('{')?; let mut first = true; for (k, x) in m { if !std::mem::take(&mut first) { f.write_char(',')?; } nl(f, ind + 1)?; write!(f, "{k:?}:")?; if f.alternate() { f.write_str(" ")?; } go(x, f, ind + 1)?; } if !first { nl(f, ind)?; } f.write_char('}') } }
        }
        go(self, f, 0)
    }
}
static NULL: Json = Json::Null;
impl Index<&str> for Json { type Output = Json; fn index(&self, k: &str) -> &Json { if let Json::Obj(m) = self { m.get(k).unwrap_or(&NULL) } else { &NULL } } }
impl Index<usize> for Json { type Output = Json; fn index(&self, i: usize) -> &Json { match self { Json::Arr(v) => v.get(i).unwrap_or(&NULL), _ => &NULL } } }
impl IndexMut<&str> for Json { fn index_mut(&mut self, k: &str) -> &mut Json { if !matches!(self, Json::Obj(_)) { *self = Json::Obj(BTreeMap::new()); } let Json::Obj(m) = self else { unreachable!() }; m.entry(k.to_string()).or_default() } }
macro_rules! json { (null) => { Json::Null }; ([ $($e:tt),* $(,)? ]) => { Json::Arr(vec![$(json!($e)),*]) }; ({ $($k:literal : $v:tt),* $(,)? }) => { Json::Obj([$(($k.to_string(), json!($v))),*].into_iter().collect()) }; ($e:expr) => { Json::from($e) }; }
impl From<f64> for Json { fn from(n: f64) -> Self { Json::Num(n) } } impl From<i32> for Json { fn from(n: i32) -> Self { Json::Num(n.into()) } } impl From<bool> for Json { fn from(b: bool) -> Self { Json::Bool(b) } } impl From<&str> for Json { fn from(s: &str) -> Self { Json::Str(s.into()) } } impl<T> From<Option<T>> for Json where Json: From<T> { fn from(o: Option<T>) -> Self { o.map_or(Json::Null, Json::from) } }
impl Json { fn walk<'a>(&'a self, path: &mut Vec<String>, f: &mut dyn FnMut(&[String], &'a Json)) { f(path, self); match self { Json::Arr(v) => for (i, x) in v.iter().enumerate() { path.push(i.to_string()); x.walk(path, f); path.pop(); }, Json::Obj(m) => m.iter().for_each(|(k, x)| { path.push(k.clone()); x.walk(path, f); path.pop(); }), _ => {} } } fn depth(&self) -> usize { match self { Json::Arr(v) => 1 + v.iter().map(Json::depth).max().unwrap_or(0), Json::Obj(m) => 1 + m.values().map(|v| v.depth()).max().unwrap_or(0), _ => 0 } } }
fn main() {
    for src in [r#"{"a": [1, 2.5, -3e2, {"b": null}], "t": true, "s": "q\"\u00e9\n"}"#, "[]", " [1,2", "[1 2]", "{\"a\":}", "nul", "[[[[[[1]]]]]]", "1 2", "\"\\x\"", "-", "", "{\n  \"k\": [\n    tru ]}"] {
        match src.parse::<Json>() { Ok(j) => println!("{j} depth {}", j.depth()), Err(e) => println!("{e}") }
    }
    let mut j = json!({ "name": "x", "list": [1, 2.5, null, [true, "in"]], "opt": (Some(3)), "none": (None::<i32>) });
    println!("{:#}", j); println!("{} {} {}", j["list"][3][1], j["nope"]["deeper"], j["list"][99]); j["new"]["sub"] = json!([false]); j["name"] = Json::default(); println!("{j}");
    let mut leaves = vec![]; j.walk(&mut Vec::new(), &mut |p, v| if v.depth() == 0 { leaves.push((p.join("."), v)); }); for (p, v) in leaves { print!("{p}={v} "); } println!(); println!("{:?}", j["list"]);
}
