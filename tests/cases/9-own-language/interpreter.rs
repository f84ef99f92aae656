// A small language: lexer with lifetimes, Pratt parser, tree walker with environments and closures.
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Tok<'s> { Num(f64), Id(&'s str), Str(&'s str), Op(&'s str), Kw(Kw), Eof }
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kw { Let, Fn, If, Else, While, Return, True, False, Nil }
impl Kw {
    fn of(s: &str) -> Option<Self> { Some(match s { "let" => Kw::Let, "fn" => Kw::Fn, "if" => Kw::If, "else" => Kw::Else, "while" => Kw::While, "return" => Kw::Return, "true" => Kw::True, "false" => Kw::False, "nil" => Kw::Nil, _ => return None }) }
}
#[derive(Debug)]
enum Error { Lex(usize, char), Parse { want: &'static str, got: String }, Runtime(String), Return(Value) }
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self { Error::Lex(at, c) => write!(f, "lex error at {at}: {c:?}"), Error::Parse { want, got } => write!(f, "expected {want}, got {got}"), Error::Runtime(m) => f.write_str(m), Error::Return(_) => f.write_str("return outside of a function") }
    }
}
impl std::error::Error for Error {}
fn lex(src: &str) -> Result<Vec<Tok<'_>>, Error> {
    let mut out = Vec::new();
    let mut rest = src;
    'next: while let Some(c) = rest.chars().next() {
        let at = src.len() - rest.len();
        let take = |n: usize| rest.split_at(n);
        match c {
            c if c.is_whitespace() => rest = &rest[c.len_utf8()..],
            '#' => rest = rest.find('\n').map_or("", |n| &rest[n..]),
            '0'..='9' => { let n = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len()); let (t, r) = take(n); out.push(Tok::Num(t.parse().map_err(|_| Error::Lex(at, '.'))?)); rest = r; }
            'a'..='z' | 'A'..='Z' | '_' => { let n = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()); let (t, r) = take(n); out.push(Kw::of(t).map_or(Tok::Id(t), Tok::Kw)); rest = r; }
            '"' => match rest[1..].find('"') { Some(n) => { out.push(Tok::Str(&rest[1..1 + n])); rest = &rest[n + 2..]; } None => return Err(Error::Lex(at, '"')) },
            _ => {
                for op in ["==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "=", "!", "(", ")", "{", "}", "[", "]", ",", ";"] {
                    if let Some(r) = rest.strip_prefix(op) { out.push(Tok::Op(&rest[..op.len()])); rest = r; continue 'next; }
                }
                return Err(Error::Lex(at, c));
            }
        }
    }
    out.push(Tok::Eof);
    Ok(out)
}
type Block = Rc<[Stmt]>;
#[derive(Debug)]
enum Expr { Lit(Value), Var(String), Un(char, Box<Expr>), Bin(Box<Expr>, String, Box<Expr>), Assign(String, Box<Expr>), Call(Box<Expr>, Vec<Expr>), List(Vec<Expr>), Index(Box<Expr>, Box<Expr>), Fn(Rc<Vec<String>>, Block), If(Box<Expr>, Block, Option<Block>) }
#[derive(Debug)]
enum Stmt { Let(String, Expr), While(Expr, Block), Return(Option<Expr>), Expr(Expr) }
#[derive(Clone)]
enum Value { Nil, Bool(bool), Num(f64), Str(Rc<str>), List(Rc<RefCell<Vec<Value>>>), Fn { params: Rc<Vec<String>>, body: Block, env: Env }, Native(&'static str, fn(&[Value]) -> Result<Value, Error>) }
impl fmt::Debug for Value { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self, f) } }
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self { Value::Nil => f.pad("nil"), Value::Bool(b) => b.fmt(f), Value::Num(n) => write!(f, "{n}"), Value::Str(s) => f.pad(s), Value::List(v) => f.debug_list().entries(v.borrow().iter()).finish(), Value::Fn { params, .. } => write!(f, "<fn/{}>", params.len()), Value::Native(n, _) => write!(f, "<native {n}>") }
    }
}
impl PartialEq for Value { fn eq(&self, o: &Self) -> bool { match (self, o) { (Value::Nil, Value::Nil) => true, (Value::Bool(a), Value::Bool(b)) => a == b, (Value::Num(a), Value::Num(b)) => a == b, (Value::Str(a), Value::Str(b)) => a == b, (Value::List(a), Value::List(b)) => Rc::ptr_eq(a, b) || *a.borrow() == *b.borrow(), _ => false } } }
impl Value { fn truthy(&self) -> bool { !matches!(self, Value::Nil | Value::Bool(false)) } fn num(&self) -> Result<f64, Error> { if let &Value::Num(n) = self { Ok(n) } else { Err(Error::Runtime(format!("not a number: {self}"))) } } }
#[derive(Clone, Default)]
struct Env(Rc<Scope>);
#[derive(Default)]
struct Scope { vars: RefCell<HashMap<String, Value>>, up: Option<Env> }
impl Env {
    fn child(&self) -> Env { Env(Rc::new(Scope { up: Some(self.clone()), ..Default::default() })) }
    fn get(&self, k: &str) -> Option<Value> { self.0.vars.borrow().get(k).cloned().or_else(|| self.0.up.as_ref()?.get(k)) }
    fn set(&self, k: &str, v: Value) -> Result<(), Error> { if let Some(slot) = self.0.vars.borrow_mut().get_mut(k) { *slot = v; return Ok(()); } match &self.0.up { Some(up) => up.set(k, v), None => Err(Error::Runtime(format!("unknown variable {k}"))) } }
}
struct Parser<'s, 't> { toks: &'t [Tok<'s>] }
impl<'s, 't> Parser<'s, 't> {
    fn peek(&self) -> Tok<'s> { self.toks[0] }
    fn next(&mut self) -> Tok<'s> { let [t, rest @ ..] = self.toks else { unreachable!() }; if !rest.is_empty() { self.toks = rest; } *t }
    fn is(&self, op: &str) -> bool { matches!(self.peek(), Tok::Op(o) if o == op) }
    fn eat(&mut self, op: &str) -> bool { let y = self.is(op); if y { self.next(); } y }
    fn want(&mut self, op: &'static str) -> Result<(), Error> { if self.eat(op) { Ok(()) } else { Err(Error::Parse { want: op, got: format!("{:?}", self.peek()) }) } }
    fn id(&mut self) -> Result<String, Error> { match self.next() { Tok::Id(s) => Ok(s.to_string()), t => Err(Error::Parse { want: "a name", got: format!("{t:?}") }) } }
    fn list<T>(&mut self, end: &'static str, mut one: impl FnMut(&mut Self) -> Result<T, Error>) -> Result<Vec<T>, Error> { let mut v = vec![]; while !self.eat(end) { if !v.is_empty() { self.want(",")?; } v.push(one(self)?); } Ok(v) }
    fn block(&mut self) -> Result<Block, Error> { self.want("{")?; let mut v = vec![]; while !self.eat("}") { v.push(self.stmt()?); } Ok(v.into()) }
    fn stmt(&mut self) -> Result<Stmt, Error> {
        let s = match self.peek() {
            Tok::Kw(Kw::Let) => { self.next(); let n = self.id()?; self.want("=")?; Stmt::Let(n, self.expr(0)?) }
            Tok::Kw(Kw::While) => { self.next(); return Ok(Stmt::While(self.expr(0)?, self.block()?)); }
            Tok::Kw(Kw::Return) => { self.next(); Stmt::Return(if self.is(";") { None } else { Some(self.expr(0)?) }) }
            _ => { let e = self.expr(0)?; if matches!(e, Expr::If(..)) || self.is("}") { self.eat(";"); return Ok(Stmt::Expr(e)); } Stmt::Expr(e) }
        };
        self.want(";").map(|()| s)
    }
    fn expr(&mut self, min: u8) -> Result<Expr, Error> {
        let mut lhs = match self.next() {
            Tok::Num(n) => Expr::Lit(Value::Num(n)), Tok::Str(s) => Expr::Lit(Value::Str(s.into())),
            Tok::Kw(k @ (Kw::True | Kw::False)) => Expr::Lit(Value::Bool(k == Kw::True)), Tok::Kw(Kw::Nil) => Expr::Lit(Value::Nil),
            Tok::Id(n) if self.is("=") => { self.next(); return Ok(Expr::Assign(n.into(), Box::new(self.expr(0)?))); }
            Tok::Id(n) => Expr::Var(n.to_owned()),
            Tok::Op("(") => { let e = self.expr(0)?; self.want(")")?; e }
            Tok::Op("[") => Expr::List(self.list("]", |p| p.expr(0))?),
            Tok::Op(op @ ("-" | "!")) => Expr::Un(op.as_bytes()[0].into(), Box::new(self.expr(13)?)),
            Tok::Kw(Kw::Fn) => { self.want("(")?; let ps = self.list(")", Self::id)?; Expr::Fn(Rc::new(ps), self.block()?) }
            Tok::Kw(Kw::If) => { let c = self.expr(0)?; let t = self.block()?; let e = if self.peek() == Tok::Kw(Kw::Else) { self.next(); Some(if self.peek() == Tok::Kw(Kw::If) { [Stmt::Expr(self.expr(0)?)].into() } else { self.block()? }) } else { None }; return Ok(Expr::If(Box::new(c), t, e)); }
            t => return Err(Error::Parse { want: "an expression", got: format!("{t:?}") }),
        };
        loop {
            if self.eat("(") { lhs = Expr::Call(Box::new(lhs), self.list(")", |p| p.expr(0))?); continue; }
            if self.eat("[") { let i = self.expr(0)?; self.want("]")?; lhs = Expr::Index(Box::new(lhs), Box::new(i)); continue; }
            let Tok::Op(op) = self.peek() else { break Ok(lhs) };
            let (l, r) = match op { "||" => (1, 2), "&&" => (3, 4), "==" | "!=" => (5, 6), "<" | "<=" | ">" | ">=" => (7, 8), "+" | "-" => (9, 10), "*" | "/" | "%" => (11, 12), _ => break Ok(lhs) };
            if l < min { break Ok(lhs); }
            self.next();
            lhs = Expr::Bin(Box::new(lhs), op.to_string(), Box::new(self.expr(r)?));
        }
    }
}
struct Interp { out: Vec<String>, depth: usize }
impl Interp {
    fn block(&mut self, b: &[Stmt], env: &Env) -> Result<Value, Error> { let mut last = Value::Nil; for s in b { last = self.stmt(s, env)?; } Ok(last) }
    fn stmt(&mut self, s: &Stmt, env: &Env) -> Result<Value, Error> {
        match s {
            Stmt::Let(n, e) => { let v = self.eval(e, env)?; env.0.vars.borrow_mut().insert(n.clone(), v); Ok(Value::Nil) }
            Stmt::While(c, b) => { while self.eval(c, env)?.truthy() { self.block(b, &env.child())?; } Ok(Value::Nil) }
            Stmt::Return(e) => Err(Error::Return(e.as_ref().map(|e| self.eval(e, env)).transpose()?.unwrap_or(Value::Nil))),
            Stmt::Expr(e) => self.eval(e, env),
        }
    }
    fn eval(&mut self, e: &Expr, env: &Env) -> Result<Value, Error> {
        Ok(match e {
            Expr::Lit(v) => v.clone(),
            Expr::Var(n) => env.get(n).ok_or_else(|| Error::Runtime(format!("unknown variable {n}")))?,
            Expr::Un('-', e) => Value::Num(-self.eval(e, env)?.num()?), Expr::Un(_, e) => Value::Bool(!self.eval(e, env)?.truthy()),
            Expr::Assign(n, e) => { let v = self.eval(e, env)?; env.set(n, v.clone())?; v }
            Expr::List(v) => Value::List(Rc::new(RefCell::new(v.iter().map(|e| self.eval(e, env)).collect::<Result<_, _>>()?))),
            Expr::Index(a, i) => match (self.eval(a, env)?, self.eval(i, env)?) { (Value::List(v), Value::Num(n)) if n >= 0.0 => v.borrow().get(n as usize).cloned().unwrap_or(Value::Nil), (Value::Str(s), Value::Num(n)) => s.chars().nth(n as usize).map_or(Value::Nil, |c| Value::Str(c.to_string().into())), (a, _) => return Err(Error::Runtime(format!("cannot index {a}"))) },
            Expr::Fn(params, body) => Value::Fn { params: Rc::clone(params), body: body.clone(), env: env.clone() },
            Expr::If(c, t, e) => if self.eval(c, env)?.truthy() { self.block(t, &env.child())? } else if let Some(e) = e { self.block(e, &env.child())? } else { Value::Nil },
            Expr::Bin(a, op, b) if op == "&&" || op == "||" => { let l = self.eval(a, env)?; if l.truthy() == (op == "&&") { self.eval(b, env)? } else { l } }
            Expr::Bin(a, op, b) => { let (a, b) = (self.eval(a, env)?, self.eval(b, env)?); match (op.as_str(), &a, &b) { ("==", ..) => Value::Bool(a == b), ("!=", ..) => Value::Bool(a != b), ("+", Value::Str(x), y) => Value::Str(format!("{x}{y}").into()), ("+", Value::List(x), Value::List(y)) => Value::List(Rc::new(RefCell::new([&x.borrow()[..], &y.borrow()[..]].concat()))), ("/" | "%", _, Value::Num(n)) if *n == 0.0 => return Err(Error::Runtime("division by zero".into())), (op, ..) => { let (x, y) = (a.num()?, b.num()?); match op { "+" => Value::Num(x + y), "-" => Value::Num(x - y), "*" => Value::Num(x * y), "/" => Value::Num(x / y), "%" => Value::Num(x % y), "<" => Value::Bool(x < y), "<=" => Value::Bool(x <= y), ">" => Value::Bool(x > y), _ => Value::Bool(x >= y) } } } }
            Expr::Call(f, args) => {
                let f = self.eval(f, env)?; let args = args.iter().map(|a| self.eval(a, env)).collect::<Result<Vec<_>, _>>()?;
                match f {
                    Value::Native("print", _) => { self.out.push(args.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")); Value::Nil }
                    Value::Native(_, f) => f(&args)?,
                    Value::Fn { params, body, env } => { if params.len() != args.len() { return Err(Error::Runtime(format!("{} arguments for {} parameters", args.len(), params.len()))); } self.depth += 1; if self.depth > 50 { return Err(Error::Runtime("stack overflow".into())); } let inner = env.child(); inner.0.vars.borrow_mut().extend(params.iter().cloned().zip(args)); let r = match self.block(&body, &inner) { Err(Error::Return(v)) => Ok(v), r => r }; self.depth -= 1; r? }
                    v => return Err(Error::Runtime(format!("{v} is not a function"))),
                }
            }
        })
    }
}
fn run(src: &str) -> Result<(Vec<String>, Value), Box<dyn std::error::Error>> {
    let toks = lex(src)?; let mut p = Parser { toks: &toks }; let mut prog = vec![]; while p.peek() != Tok::Eof { prog.push(p.stmt()?); }
    let env = Env::default(); let natives: [(&'static str, fn(&[Value]) -> Result<Value, Error>); 3] = [("print", |_| Ok(Value::Nil)), ("len", |a| match a { [Value::List(v)] => Ok(Value::Num(v.borrow().len() as f64)), [Value::Str(s)] => Ok(Value::Num(s.chars().count() as f64)), _ => Err(Error::Runtime("len of what?".into())) }), ("push", |a| { if let [Value::List(v), x] = a { v.borrow_mut().push(x.clone()); Ok(a[0].clone()) } else { Err(Error::Runtime("push".to_string())) } })];
    for (n, f) in natives { env.0.vars.borrow_mut().insert(n.to_string(), Value::Native(n, f)); }
    let mut i = Interp { out: vec![], depth: 0 }; let v = i.block(&prog, &env)?; Ok((i.out, v))
}
fn main() {
    for src in ["let x = 1 + 2 * 3; print(x, -x, x % 4 == 3 && !false); x * (2 + 1);",
        "let fib = fn(n) { if n < 2 { return n; } fib(n - 1) + fib(n - 2) }; print(fib(15)); fib;",
        "let mk = fn() { let c = 0; fn() { c = c + 1; c } }; let a = mk(); let b = mk(); a(); a(); print(a(), b());",
        "let l = [1, \"two\", [3]]; push(l, nil); let i = 0; while i < len(l) { print(i, l[i]); i = i + 1; } l + [true];",
        "# comment\nlet s = \"héllo\"; print(len(s), s[1], s + 1); if s == \"x\" { 1 } else if nil || false { 2 } else { \"three\" }",
        "let f = fn(n) { f(n + 1) }; f(0);", "1 / 0;", "let y = ;", "print(z);", "\"open", "5(3);", "let g = fn(a, b) { a }; g(1);", "return 3;", "let q = @;", "[1][-1];"] {
        match run(src) { Ok((out, v)) => println!("{} => {v:>4} {out:?}", src.len()), Err(e) => println!("{} !! {e}", src.len()) }
    }
}
