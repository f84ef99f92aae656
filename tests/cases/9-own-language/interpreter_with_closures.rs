// A tokenizer, Pratt parser and tree-walking interpreter with closures and environments
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::iter::Peekable;
use std::rc::{Rc, Weak};
use std::str::Chars;

#[derive(Debug, Clone, PartialEq)]
enum Tok<'s> { Num(f64), Id(&'s str), Str(Rc<str>), Sym(&'static str), Eof }
const SYMS: [&str; 19] = ["==", "<=", "->", "&&", "+", "-", "*", "/", "<", "=", "(", ")", "{", "}", ",", ";", "!", "%", "|"];

struct Lexer<'s> { src: &'s str, pos: usize, line: Cell<u32> }
#[derive(Debug, Clone, PartialEq)]
enum Error { Lex { line: u32, at: char }, Parse(String), Run(Box<Error>, &'static str), Type { want: &'static str, got: String }, Unbound(String) }
type Res<T = Value, E = Error> = std::result::Result<T, E>;
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lex { line, at } => write!(f, "{line}: stray {at:?}"),
            Self::Parse(s) => f.pad(s),
            Self::Run(e, w) => write!(f, "in {w}: {e}"),
            Error::Type { want, got, .. } => write!(f, "wanted {want}, got {got}"),
            Error::Unbound(n) => f.write_fmt(format_args!("unbound {n}")),
        }
    }
}
impl<'s> Iterator for Lexer<'s> {
    type Item = Res<Tok<'s>>;
    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.src[self.pos..];
        let trimmed = rest.trim_start_matches(|c: char| { if c == '\n' { self.line.set(self.line.get() + 1) } c.is_whitespace() });
        self.pos += rest.len() - trimmed.len();
        let first = trimmed.chars().next()?;
        let take = |p: fn(char) -> bool| trimmed.find(|c| !p(c)).unwrap_or(trimmed.len());
        let (tok, len) = if first.is_ascii_digit() {
            let n = take(|c| c.is_ascii_digit() || c == '.');
            (Tok::Num(match trimmed[..n].parse() { Ok(x) => x, Err(_) => return Some(Err(Error::Parse(format!("number {}", &trimmed[..n])))) }), n)
        } else if first.is_alphabetic() || first == '_' {
            let n = take(|c| c.is_alphanumeric() || c == '_');
            (Tok::Id(&trimmed[..n]), n)
        } else if first == '"' {
            match trimmed[1..].find('"') { Some(n) => (Tok::Str(trimmed[1..=n].into()), n + 2), None => return Some(Err(Error::Parse("open string".into()))) }
        } else if let Some(s) = SYMS.iter().find(|s| trimmed.starts_with(**s)) { (Tok::Sym(s), s.len()) }
        else { self.pos = self.src.len(); return Some(Err(Error::Lex { line: self.line.get(), at: first })) };
        self.pos += len;
        Some(Ok(tok))
    }
}

#[derive(Debug)]
enum Expr { Num(f64), Str(Rc<str>), Var(String), Un(&'static str, Box<Expr>), Bin(Box<Expr>, &'static str, Box<Expr>), Let(String, Box<Expr>), Fun(Rc<(Vec<String>, Expr)>), Call(Box<Expr>, Vec<Expr>), Block(Vec<Expr>), If(Box<[Expr; 3]>) }
struct Parser<'s, I: Iterator<Item = Res<Tok<'s>>>> { toks: Peekable<I> }
impl<'s, I> Parser<'s, I> where I: Iterator<Item = Res<Tok<'s>>> {
    fn peek(&mut self) -> Res<Tok<'s>> { self.toks.peek().cloned().unwrap_or(Ok(Tok::Eof)) }
    fn bump(&mut self) -> Res<Tok<'s>> { self.toks.next().unwrap_or(Ok(Tok::Eof)) }
    fn eat(&mut self, s: &str) -> Res<bool> { Ok(if self.peek()? == Tok::Sym(SYMS.iter().find(|x| **x == s).unwrap()) { self.bump()?; true } else { false }) }
    fn expect(&mut self, s: &str) -> Res<()> { if self.eat(s)? { Ok(()) } else { let t = self.peek()?; Err(Error::Parse(format!("expected {s:?}, found {t:?}"))) } }
    fn power(op: &str) -> Option<(u8, u8)> { Some(match op { "=" => (2, 1), "&&" => (3, 4), "==" | "<" | "<=" => (5, 6), "+" | "-" => (7, 8), "*" | "/" | "%" => (9, 10), _ => return None }) }
    fn expr(&mut self, min: u8) -> Res<Expr> {
        let mut lhs = match self.bump()? {
            Tok::Num(n) => Expr::Num(n),
            Tok::Str(s) => Expr::Str(s),
            Tok::Id("if") => { let c = self.expr(0)?; let t = self.expr(0)?; let e = match self.peek()? { Tok::Id("else") => { self.bump()?; self.expr(0)? } _ => Expr::Block(Vec::new()) }; Expr::If(Box::new([c, t, e])) }
            Tok::Id("let") => match self.bump()? { Tok::Id(n) => { self.expect("=")?; Expr::Let(n.to_owned(), self.expr(0)?.into()) } other => return Err(Error::Parse(format!("let {other:?}"))) },
            Tok::Id(n) => Expr::Var(n.to_string()),
            Tok::Sym(op @ ("-" | "!")) => Expr::Un(op, Box::new(self.expr(11)?)),
            Tok::Sym("(") => { let e = self.expr(0)?; self.expect(")")?; e }
            Tok::Sym("{") => { let mut v = vec![]; while !self.eat("}")? { v.push(self.expr(0)?); self.eat(";")?; } Expr::Block(v) }
            Tok::Sym("|") => { let mut ps = vec![]; while let Tok::Id(p) = self.peek()? { self.bump()?; ps.push(p.into()); self.eat(",")?; } self.expect("|")?; Expr::Fun(Rc::new((ps, self.expr(0)?))) }
            t => return Err(Error::Parse(format!("unexpected {t:?}"))),
        };
        loop {
            if self.eat("(")? {
                let mut a = vec![];
                while !self.eat(")")? { a.push(self.expr(0)?); if !self.eat(",")? { self.expect(")")?; break } }
                lhs = Expr::Call(Box::new(lhs), a);
                continue;
            }
            let Tok::Sym(op) = self.peek()? else { return Ok(lhs) };
            match Self::power(op) { Some((l, r)) if l >= min => { self.bump()?; lhs = Expr::Bin(lhs.into(), op, self.expr(r)?.into()) } _ => break Ok(lhs) }
        }
    }
}

#[derive(Clone)]
enum Value { Num(f64), Str(Rc<str>), Bool(bool), Unit, Fun(Rc<(Vec<String>, Expr)>, Env), Native(&'static str, fn(&[Value]) -> Res) }
impl fmt::Debug for Value { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { Value::Num(n) => n.fmt(f), Value::Str(s) => s.fmt(f), Value::Bool(b) => b.fmt(f), Value::Unit => f.pad("()"), Value::Fun(d, _) => f.debug_tuple("fn").field(&d.0.len()).finish(), Value::Native(n, _) => f.debug_struct("native").field("name", n).finish_non_exhaustive() } } }
#[derive(Clone)] struct Env(Rc<Scope>);
struct Scope { vars: RefCell<HashMap<String, Value>>, up: Option<Env> }
thread_local! { static LIVE: Cell<i32> = Cell::new(0); static LAST: RefCell<Weak<Scope>> = RefCell::default(); }
impl Drop for Scope { fn drop(&mut self) { LIVE.set(LIVE.get() - 1) } }
impl Env {
    fn new(up: Option<&Env>) -> Env { LIVE.with(|l| l.set(l.get() + 1)); let e = Env(Rc::new(Scope { vars: Default::default(), up: up.cloned() })); LAST.replace(Rc::downgrade(&e.0)); e }
    fn find<R>(&self, n: &str, f: impl FnOnce(&mut Value) -> R) -> Res<R> {
        let mut cur = Some(self);
        while let Some(Env(s)) = cur { if let Some(v) = s.vars.borrow_mut().get_mut(n) { return Ok(f(v)) } cur = s.up.as_ref(); }
        Err(Error::Unbound(n.to_owned()))
    }
}
fn num(v: Value) -> Res<f64> { if let Value::Num(n) = v { Ok(n) } else { Err(Error::Type { want: "number", got: format!("{v:?}") }) } }
fn eval(e: &Expr, env: &Env) -> Res {
    Ok(match e {
        Expr::Num(n) => Value::Num(*n), Expr::Str(s) => Value::Str(Rc::clone(s)), Expr::Var(n) => env.find(n, |v| v.clone())?,
        Expr::Un("-", e) => Value::Num(-num(eval(e, env)?)?),
        Expr::Un(_, e) => match eval(e, env)? { Value::Bool(b) => Value::Bool(!b), v => return Err(Error::Type { want: "bool", got: format!("{v:?}") }) },
        Expr::Bin(l, "=", r) => { let Expr::Var(n) = &**l else { return Err(Error::Parse("assign".to_string())) }; let v = eval(r, env)?; env.find(n, move |slot| std::mem::replace(slot, v))? }
        Expr::Bin(l, "&&", r) => match eval(l, env)? { Value::Bool(true) => eval(r, env)?, f => f },
        Expr::Bin(l, op, r) => match (eval(l, env)?, *op, eval(r, env)?) {
            (Value::Num(a), "+", Value::Num(b)) => Value::Num(a + b), (Value::Str(a), "+", b) => Value::Str(format!("{a}{}", match b { Value::Str(s) => s.to_string(), o => format!("{o:?}") }).into()),
            (a, "==", b) => Value::Bool(format!("{a:?}") == format!("{b:?}")),
            (a, o, b) => { let (a, b) = (num(a)?, num(b)?); match o { "-" => Value::Num(a - b), "*" => Value::Num(a * b), "/" => Value::Num(a / b), "%" => Value::Num(a % b), "<" => Value::Bool(a < b), "<=" => Value::Bool(a <= b), _ => unreachable!() } }
        },
        Expr::Let(n, e) => { let v = eval(e, env)?; env.0.vars.borrow_mut().insert(n.clone(), v); Value::Unit }
        Expr::Fun(d) => Value::Fun(d.clone(), env.clone()),
        Expr::Block(v) => { let inner = Env::new(Some(env)); v.iter().try_fold(Value::Unit, |_, e| eval(e, &inner))? }
        Expr::If(b) => { let [c, t, e] = &**b; eval(if let Value::Bool(true) = eval(c, env)? { t } else { e }, env)? }
        Expr::Call(f, args) => {
            let args = args.iter().map(|a| eval(a, env)).collect::<Res<Vec<_>>>()?;
            match eval(f, env)? {
                Value::Native(name, f) => f(&args).map_err(|e| Error::Run(Box::new(e), name))?,
                Value::Fun(d, captured) => { let inner = Env::new(Some(&captured)); inner.0.vars.borrow_mut().extend(d.0.iter().cloned().zip(args)); eval(&d.1, &inner)? }
                v => return Err(Error::Type { want: "function", got: format!("{v:?}") }),
            }
        }
    })
}
fn chars(c: &mut Chars<'_>) -> usize { c.by_ref().take_while(|c| *c != '.').count() }
fn main() {
    let globals = Env::new(None);
    globals.0.vars.borrow_mut().extend([("sqrt", (|a| match a { [Value::Num(n)] if *n >= 0.0 => Ok(Value::Num(n.sqrt())), [v] => num(v.clone()).and(Err(Error::Parse("negative".into()))), _ => Err(Error::Parse(format!("{} args", a.len()))) }) as fn(&[Value]) -> Res)].map(|(n, f)| (n.to_string(), Value::Native(n, f))));
    for src in ["1 + 2 * 3 - -4", "let mk = |n| { let c = n; || { c = c + 1; c } }; ", "{ let a = mk(10); a(); a() + a() }", "let fact = |n| if n <= 1 1 else n * fact(n - 1)", "fact(10)", "\"a\" + 1 + sqrt(16)",
        "sqrt(0 - 1)", "sqrt(\"x\")", "sqrt", "fact", "1 + \"b\"", "x = 3", "1 + + ", "\n\n 3 @ 4", "(1", "!(1 < 2) && boom", "3 == 3 && !(2 <= 1)", "1.2.3", "{ 1; { } }", "5(1)", "let 5"] {
        let mut p = Parser { toks: Lexer { src, pos: 0, line: Cell::new(1) }.peekable() };
        match p.expr(0).and_then(|e| eval(&e, &globals)) { Ok(v) => println!("{v:?}"), Err(e) => println!("error: {e:>14}") }
    }
    println!("{} {}", LIVE.get(), LAST.with_borrow(|w| w.upgrade().is_some()));
    drop(globals);
    println!("{} {}", LIVE.get(), chars(&mut "ab.c".chars()));
}
