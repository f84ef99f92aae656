// A small interpreter: lexer macro, AST with lifetimes, environments, closures, native functions, garbage by Rc cycles.
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::iter::{self, Peekable};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::str::CharIndices;

macro_rules! tokens {
    ($(#[$m:meta])* $vis:vis enum $name:ident { $($var:ident = $lit:literal),* $(,)? ; $($other:ident($ty:ty)),* }) => {
        $(#[$m])* $vis enum $name<'s> { $($var,)* $($other($ty)),*, Text(&'s str) }
        impl<'s> $name<'s> {
            const FIXED: &'static [(&'static str, $name<'static>)] = &[$(($lit, $name::$var)),*];
            fn fixed(s: &str) -> Option<(usize, $name<'static>)> {
                Self::FIXED.iter().filter(|(l, _)| s.starts_with(l)).max_by_key(|(l, _)| l.len()).map(|(l, t)| (l.len(), *t))
            }
        }
    };
}
tokens! {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Tok { Open = "(", Close = ")", Quote = "'", Arrow = "=>", Eq = "=" ; Int(i64), Str(&'s str) }
}

struct Lex<'s> { src: &'s str, it: Peekable<CharIndices<'s>>, line: u32 }
impl<'s> Lex<'s> {
    fn new(src: &'s str) -> Self { Lex { src, it: src.char_indices().peekable(), line: 1 } }
    fn skip(&mut self, n: usize) { for _ in 0..n { self.it.next(); } }
    fn word(&mut self, from: usize, mut ok: impl FnMut(char) -> bool) -> &'s str {
        let mut end = from;
        while let Some(&(i, c)) = self.it.peek() { if !ok(c) { break } end = i + c.len_utf8(); self.it.next(); }
        &self.src[from..end]
    }
}
impl<'s> Iterator for Lex<'s> {
    type Item = (u32, Tok<'s>);
    fn next(&mut self) -> Option<(u32, Tok<'s>)> {
        while let Some((_, c)) = self.it.next_if(|(_, c)| c.is_whitespace()) { self.line += u32::from(c == '\n') }
        let &(at, c) = self.it.peek()?;
        let line = self.line;
        if let Some((n, t)) = Tok::fixed(&self.src[at..]) { self.skip(n); return Some((line, t)) }
        let t = match c {
            '"' => { self.skip(1); let s = self.word(at + 1, |c| c != '"'); self.skip(1); Tok::Str(s) }
            '-' | '0'..='9' if self.src[at + 1..].starts_with(|c: char| c.is_ascii_digit()) || c != '-' => {
                let mut first = true;
                let w = self.word(at, |c| std::mem::take(&mut first) || c.is_ascii_digit() || c == '_');
                Tok::Int(w.replace('_', "").parse().unwrap_or(i64::MAX))
            }
            _ => Tok::Text(self.word(at, |c| !c.is_whitespace() && !"()'\"".contains(c))),
        };
        Some((line, t))
    }
}

#[derive(Clone)]
enum Val { Nil, Int(i64), Str(Rc<str>), Sym(Rc<str>), List(Rc<[Val]>), Fun(Rc<Fun>) }
enum Fun { Native(&'static str, fn(&[Val]) -> Result<Val, Trap>), Closure { params: Vec<Rc<str>>, body: Val, env: Env, id: OnceCell<u64> } }
#[derive(Debug)]
enum Trap { Unbound(String), Type { want: &'static str, got: String }, Arity(usize, usize), Throw(Val), Parse(u32, &'static str) }
type Res<T = Val> = Result<T, Trap>;

impl fmt::Debug for Val { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { if f.alternate() { write!(f, "<{self}>") } else { fmt::Display::fmt(self, f) } } }
impl fmt::Display for Val {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Val::Nil => write!(f, "nil"),
            Val::Int(n) => n.fmt(f),
            Val::Str(s) => write!(f, "{s:?}"),
            Val::Sym(s) => f.write_str(s),
            Val::List(l) => {
                f.write_str("(")?;
                for (i, v) in l.iter().enumerate() { if i > 0 { f.write_str(" ")? } write!(f, "{v}")? }
                f.write_str(")")
            }
            Val::Fun(fun) => match &**fun { Fun::Native(n, _) => write!(f, "#{n}"), Fun::Closure { params, .. } => f.debug_list().entries(params.iter().map(|p| format_args!("{p}").to_string())).finish() },
        }
    }
}
impl From<i64> for Val { fn from(n: i64) -> Self { Val::Int(n) } }
impl From<bool> for Val { fn from(b: bool) -> Self { if b { Val::Int(1) } else { Val::Nil } } }
impl FromIterator<Val> for Val { fn from_iter<T: IntoIterator<Item = Val>>(t: T) -> Self { Val::List(t.into_iter().collect()) } }
impl TryFrom<&Val> for i64 { type Error = Trap; fn try_from(v: &Val) -> Res<i64> { if let Val::Int(n) = v { Ok(*n) } else { Err(Trap::Type { want: "int", got: v.to_string() }) } } }

#[derive(Clone, Default)]
struct Env(Rc<Scope>);
#[derive(Default)]
struct Scope { vars: RefCell<HashMap<Rc<str>, Val>>, up: Option<Env> }
impl Env {
    fn child(&self) -> Env { Env(Rc::new(Scope { up: Some(self.clone()), vars: RefCell::default() })) }
    fn chain(&self) -> impl Iterator<Item = &Env> { iter::successors(Some(self), |e| e.0.up.as_ref()) }
    fn get(&self, k: &str) -> Option<Val> { self.chain().find_map(|e| e.0.vars.borrow().get(k).cloned()) }
    fn def(&self, k: Rc<str>, v: Val) { self.0.vars.borrow_mut().insert(k, v); }
    fn set(&self, k: &str, v: Val) -> bool {
        self.chain().try_for_each(|e| match e.0.vars.borrow_mut().get_mut(k) { Some(slot) => { *slot = v.clone(); ControlFlow::Break(()) } None => ControlFlow::Continue(()) }).is_break()
    }
}
impl Drop for Scope { fn drop(&mut self) { if self.vars.get_mut().contains_key("noisy") { println!("scope of {} vars gone", self.vars.get_mut().len()) } } }

fn parse<'s>(lex: &mut Peekable<impl Iterator<Item = (u32, Tok<'s>)>>) -> Res {
    let (line, t) = lex.next().ok_or(Trap::Parse(0, "end"))?;
    Ok(match t {
        Tok::Int(n) => n.into(),
        Tok::Str(s) => Val::Str(s.into()),
        Tok::Text("nil") => Val::Nil,
        Tok::Text(s) => Val::Sym(s.into()),
        Tok::Eq => Val::Sym("=".into()),
        Tok::Arrow => Val::Sym("=>".into()),
        Tok::Quote => [Val::Sym("quote".into()), parse(lex)?].into_iter().collect(),
        Tok::Open => {
            let mut items = vec![];
            loop { match lex.peek() { Some((_, Tok::Close)) => { lex.next(); break } Some(_) => items.push(parse(lex)?), None => return Err(Trap::Parse(line, "unclosed")) } }
            items.into_iter().collect()
        }
        Tok::Close => return Err(Trap::Parse(line, "stray )")),
    })
}

fn eval(v: &Val, env: &Env) -> Res {
    let list = match v { Val::Sym(s) => return env.get(s).ok_or_else(|| Trap::Unbound(s.to_string())), Val::List(l) if !l.is_empty() => l, v => return Ok(v.clone()) };
    match &list[..] {
        [Val::Sym(s), rest @ ..] if let Some(r) = special(s, rest, env) => r,
        [head, args @ ..] => {
            let f = eval(head, env)?;
            let args = args.iter().map(|a| eval(a, env)).collect::<Res<Vec<_>>>()?;
            call(&f, &args)
        }
        [] => unreachable!(),
    }
}
fn special(s: &str, rest: &[Val], env: &Env) -> Option<Res> {
    let mut run = || -> Res<Option<Val>> {
        Ok(Some(match (s, rest) {
            ("quote", [v]) => v.clone(),
            ("if", [c, t, e @ ..]) => if matches!(eval(c, env)?, Val::Nil) { e.first().map_or(Ok(Val::Nil), |e| eval(e, env))? } else { eval(t, env)? },
            ("def", [Val::Sym(k), v]) => { let v = eval(v, env)?; env.def(k.clone(), v.clone()); v }
            ("set!", [Val::Sym(k), v]) => { let v = eval(v, env)?; if !env.set(k, v.clone()) { return Err(Trap::Unbound(k.to_string())) } v }
            ("fn", [Val::List(ps), body]) => Val::Fun(Rc::new(Fun::Closure {
                params: ps.iter().map(|p| match p { Val::Sym(s) => Ok(Rc::clone(s)), o => Err(Trap::Type { want: "symbol", got: o.to_string() }) }).collect::<Result<_, _>>()?,
                body: body.clone(), env: env.clone(), id: OnceCell::new() })),
            ("do", all) => all.iter().try_fold(Val::Nil, |_, v| eval(v, env))?,
            ("try", [body, Val::Sym(k), h]) => match eval(body, env) { Err(Trap::Throw(v)) => { let e = env.child(); e.def(k.clone(), v); eval(h, &e)? } r => r? },
            ("while", [c, body @ ..]) => { let mut n = 0; while !matches!(eval(c, env)?, Val::Nil) { for b in body { eval(b, env)?; } n += 1 } Val::Int(n) }
            _ => return Ok(None),
        }))
    };
    run().transpose()
}
fn call(f: &Val, args: &[Val]) -> Res {
    let Val::Fun(f) = f else { return Err(Trap::Type { want: "function", got: format!("{f:#?}") }) };
    match f.as_ref() {
        Fun::Native(_, f) => f(args),
        Fun::Closure { params, body, env, id } => {
            if params.len() != args.len() { return Err(Trap::Arity(params.len(), args.len())) }
            id.get_or_init(|| { let mut h = DefaultHasher::new(); params.hash(&mut h); h.finish() });
            let e = env.child();
            for (p, a) in iter::zip(params, args) { e.def(p.clone(), a.clone()) }
            eval(body, &e)
        }
    }
}
fn fold(args: &[Val], f: fn(i64, i64) -> Option<i64>) -> Res {
    let mut it = args.iter().map(i64::try_from);
    let first = it.next().unwrap_or(Ok(0))?;
    it.try_fold(first, |a, b| f(a, b?).ok_or(Trap::Throw(Val::Str("overflow".into())))).map(Val::from)
}
fn globals() -> Env {
    let e = Env::default();
    let natives: [(&'static str, fn(&[Val]) -> Res); 8] = [
        ("+", |a| fold(a, i64::checked_add)), ("*", |a| fold(a, i64::checked_mul)), ("-", |a| fold(a, |a, b| a.checked_sub(b))),
        ("<", |a| match a { [a, b] => Ok((i64::try_from(a)? < i64::try_from(b)?).into()), _ => Err(Trap::Arity(2, a.len())) }),
        ("print", |a| { println!("{}", a.iter().map(|v| match v { Val::Str(s) => s.to_string(), v => v.to_string() }).collect::<Vec<_>>().join(" ")); Ok(Val::Nil) }),
        ("throw", |a| Err(Trap::Throw(a.first().cloned().unwrap_or(Val::Nil)))),
        ("list", |a| Ok(a.iter().cloned().collect())),
        ("map", |a| { let [f, Val::List(l)] = a else { return Err(Trap::Type { want: "list", got: a.len().to_string() }) }; l.iter().map(|v| call(f, std::slice::from_ref(v))).collect() }),
    ];
    for (n, f) in natives { e.def(n.into(), Val::Fun(Fun::Native(n, f).into())) }
    e
}

fn main() {
    let env = globals();
    for src in [
        "(def fact (fn (n) (if (< n 2) 1 (* n (fact (- n 1))))))\n(print \"fact\" (fact 20) (map fact '(1 2 3)))",
        "(fact 25)", "(try (fact 25) e (list e 'caught))", "(def mk (fn (noisy) (fn () (set! noisy (+ noisy 1)))))\n(def c (mk 41))\n(print (c) (c))",
        "(def c nil)", "(do (def i 0) (while (< i 3) (set! i (+ i 1))))", "(nope 1)", "(1 2)", "((fn (a b) a) 1)", "(+ 1\n (list", ")", "(fn (x y) x)", "'(a => b = -5 - 1_000)", "(map print 'x)", "(print)", "",
    ] {
        let mut lex = Lex::new(src).peekable();
        let mut last = None;
        while lex.peek().is_some() {
            match parse(&mut lex).and_then(|v| eval(&v, &env)) { Ok(v) => last = Some(v), Err(e) => { println!("! {e:?}"); break } }
        }
        println!("{:<24} => {:?}", src.lines().next().map_or_else(|| "(nothing)".to_string(), |l| l.chars().take(24).collect()), last);
    }
}
