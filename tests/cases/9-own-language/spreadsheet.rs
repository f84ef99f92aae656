//! A tiny spreadsheet: cells hold numbers or formulas, evaluated with cycle detection.
use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::num::ParseFloatError;
use std::str::FromStr;

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Num(f64),
    Ref(&'a str),
    Op(char),
    LParen,
    RParen,
    Func(&'a str),
}

#[derive(Debug, PartialEq)]
enum FormulaError {
    Unexpected(char, usize),
    BadNumber(String),
    UnknownCell(String),
    Cycle(Vec<String>),
    DivZero,
    Eof,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected(c, at) => write!(f, "unexpected {c:?} at {at}"),
            Self::BadNumber(s) => write!(f, "bad number {s:?}"),
            Self::UnknownCell(s) => write!(f, "unknown cell {s}"),
            Self::Cycle(path) => write!(f, "cycle: {}", path.join(" -> ")),
            Self::DivZero => f.write_str("division by zero"),
            Self::Eof => f.pad("unexpected end"),
        }
    }
}
impl std::error::Error for FormulaError {}

struct Lexer<'a> { src: &'a str, pos: usize }

impl<'a> Iterator for Lexer<'a> {
    type Item = Result<Token<'a>, FormulaError>;
    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.src[self.pos..];
        let trimmed = rest.trim_start();
        self.pos += rest.len() - trimmed.len();
        let c = trimmed.chars().next()?;
        let take = |pred: fn(char) -> bool| trimmed.find(|c| !pred(c)).unwrap_or(trimmed.len());
        let (tok, len) = match c {
            '0'..='9' | '.' => {
                let n = take(|c| c.is_ascii_digit() || c == '.');
                match trimmed[..n].parse() {
                    Ok(v) => (Token::Num(v), n),
                    Err(e) => {
                        let e: ParseFloatError = e;
                        let _ = e;
                        return Some(Err(FormulaError::BadNumber(trimmed[..n].to_owned())));
                    }
                }
            }
            'A'..='Z' => { let n = take(|c| c.is_ascii_alphanumeric()); (Token::Ref(&trimmed[..n]), n) }
            'a'..='z' => { let n = take(|c| c.is_ascii_lowercase()); (Token::Func(&trimmed[..n]), n) }
            '+' | '-' | '*' | '/' | '^' | ',' | ':' => (Token::Op(c), 1),
            '(' => (Token::LParen, 1),
            ')' => (Token::RParen, 1),
            other => return Some(Err(FormulaError::Unexpected(other, self.pos))),
        };
        self.pos += len;
        Some(Ok(tok))
    }
}

#[derive(Debug, Clone)]
enum Expr {
    Num(f64),
    Cell(Box<str>),
    Neg(Box<Expr>),
    Bin(Box<Expr>, char, Box<Expr>),
    Call(String, Vec<Expr>),
}

struct Parser<'a, I: Iterator<Item = Result<Token<'a>, FormulaError>>> { toks: std::iter::Peekable<I> }

impl<'a, I> Parser<'a, I>
where
    I: Iterator<Item = Result<Token<'a>, FormulaError>>,
{
    fn peek(&mut self) -> Result<Option<Token<'a>>, FormulaError> {
        match self.toks.peek() {
            None => Ok(None),
            Some(Ok(t)) => Ok(Some(t.clone())),
            Some(Err(_)) => Err(self.toks.next().unwrap().unwrap_err()),
        }
    }
    fn expr(&mut self, min: u8) -> Result<Expr, FormulaError> {
        let mut lhs = match self.toks.next().ok_or(FormulaError::Eof)?? {
            Token::Num(n) => Expr::Num(n),
            Token::Ref(r) => Expr::Cell(r.into()),
            Token::Op('-') => Expr::Neg(Box::new(self.expr(9)?)),
            Token::LParen => { let e = self.expr(0)?; self.expect_close()?; e }
            Token::Func(name) => {
                let Some(Token::LParen) = self.peek()? else { return Err(FormulaError::Eof) };
                self.toks.next();
                let mut args = vec![];
                loop {
                    args.push(self.expr(0)?);
                    match self.toks.next() {
                        Some(Ok(Token::Op(','))) => continue,
                        Some(Ok(Token::RParen)) => break,
                        Some(Err(e)) => return Err(e),
                        _ => return Err(FormulaError::Eof),
                    }
                }
                Expr::Call(name.to_string(), args)
            }
            Token::Op(c) => return Err(FormulaError::Unexpected(c, 0)),
            Token::RParen => return Err(FormulaError::Unexpected(')', 0)),
        };
        while let Some(Token::Op(op @ ('+' | '-' | '*' | '/' | '^'))) = self.peek()? {
            let (l, r) = match op { '+' | '-' => (1, 2), '*' | '/' => (3, 4), _ => (6, 5) };
            if l < min { break; }
            self.toks.next();
            let rhs = self.expr(r)?;
            lhs = Expr::Bin(Box::new(lhs), op, Box::new(rhs));
        }
        Ok(lhs)
    }
    fn expect_close(&mut self) -> Result<(), FormulaError> {
        match self.toks.next() {
            Some(Ok(Token::RParen)) => Ok(()),
            Some(Err(e)) => Err(e),
            _ => Err(FormulaError::Eof),
        }
    }
}

impl FromStr for Expr {
    type Err = FormulaError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let mut p = Parser { toks: Lexer { src: s, pos: 0 }.peekable() };
        let e = p.expr(0)?;
        match p.peek()? {
            None => Ok(e),
            Some(t) => { println!("  (left over: {t:?})"); Err(FormulaError::Eof) }
        }
    }
}

#[derive(Default)]
struct Sheet { cells: BTreeMap<String, Expr>, evals: Cell<u32> }

impl Sheet {
    fn set(&mut self, name: &str, f: &str) -> Result<&mut Self, Box<dyn std::error::Error>> {
        let e = f.parse::<Expr>().map_err(|e| format!("{name}: {e}"))?;
        self.cells.insert(name.into(), e);
        Ok(self)
    }
    fn get(&self, name: &str) -> Result<f64, FormulaError> { self.eval_cell(name, &mut vec![], &mut HashSet::new()) }
    fn eval_cell<'s>(&'s self, name: &'s str, path: &mut Vec<&'s str>, seen: &mut HashSet<&'s str>) -> Result<f64, FormulaError> {
        if !seen.insert(name) {
            let from = path.iter().position(|p| *p == name).unwrap();
            return Err(FormulaError::Cycle(path[from..].iter().chain([&name]).map(|s| s.to_string()).collect()));
        }
        path.push(name);
        let e = self.cells.get(name).ok_or_else(|| FormulaError::UnknownCell(name.to_owned()))?;
        let v = self.eval(e, path, seen);
        path.pop();
        seen.remove(name);
        v
    }
    fn eval<'s>(&'s self, e: &'s Expr, path: &mut Vec<&'s str>, seen: &mut HashSet<&'s str>) -> Result<f64, FormulaError> {
        self.evals.set(self.evals.get() + 1);
        Ok(match e {
            Expr::Num(n) => *n,
            Expr::Cell(c) => self.eval_cell(c, path, seen)?,
            Expr::Neg(e) => -self.eval(e, path, seen)?,
            Expr::Bin(a, op, b) => {
                let (a, b) = (self.eval(a, path, seen)?, self.eval(b, path, seen)?);
                match op {
                    '+' => a + b, '-' => a - b, '*' => a * b, '^' => a.powf(b),
                    '/' if b == 0.0 => return Err(FormulaError::DivZero),
                    '/' => a / b,
                    _ => unreachable!("operator {op}"),
                }
            }
            Expr::Call(f, args) => {
                let vals = args.iter().map(|a| self.eval(a, path, seen)).collect::<Result<Vec<_>, _>>()?;
                match (f.as_str(), &vals[..]) {
                    ("sum", vs) => vs.iter().sum(),
                    ("max", [first, rest @ ..]) => rest.iter().copied().fold(*first, f64::max),
                    ("avg", vs) => vs.iter().sum::<f64>() / vs.len() as f64,
                    ("sqrt", &[x]) => x.sqrt(),
                    (other, vs) => panic!("no function {other}/{}", vs.len()),
                }
            }
        })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sheet = Sheet::default();
    sheet.set("A1", "2")?.set("A2", "A1 * 3 + 1")?.set("A3", "-(A2 - 10) ^ 2 / 4")?;
    sheet.set("B1", "sum(A1, A2, A3, 2^3^2)")?.set("B2", "max(A1,A2,avg(A1,B1))")?.set("C1", "sqrt(A2 + 2)")?;
    sheet.set("D1", "D2 + 1")?.set("D2", "D3")?.set("D3", "A1 + D1")?.set("E1", "1 / (A1 - 2)")?.set("E2", "Z9")?;
    for name in sheet.cells.keys() {
        match sheet.get(name) {
            Ok(v) => println!("{name:>4} = {v:<10.3}|{v:e}"),
            Err(e) => println!("{name:>4} ! {e:-^40}"),
        }
    }
    println!("{} evaluations", sheet.evals.get());
    for bad in ["1 + $", "1..2", "(1 + 2", "1 2", "max(", ""] {
        if let Err(e) = sheet.set("X", bad) { println!("{bad:?}: {e}"); }
    }
    println!("[{:>16}] [{:<16}]", FormulaError::Eof, FormulaError::Eof);
    sheet.set("Q", "foo(1,2)")?;
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| sheet.get("Q")));
    println!("{}", r.is_err());
    Err(Box::new(FormulaError::Cycle(vec!["x".into()])))
}
