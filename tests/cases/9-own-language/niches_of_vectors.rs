use std::mem::size_of;

struct Fetch<'a>(&'a u8, u32, u8);

enum Stage<'a> {
    Start { db: &'a u8, id: u32 },
    Fetching { db: &'a u8, fut: Fetch<'a>, found: Vec<&'a str> },
    Done,
}

enum Token {
    Num(f64),
    Ident(String),
    Quoted(Box<str>),
    Plus,
    Minus,
    End,
}

enum Deep {
    One(Option<Option<Vec<u8>>>),
    Two(u32),
    Three,
}

enum Wide {
    Start(u64, u64, u64, u32),
    Fetching { fut: (u64, u64), found: Vec<u8> },
    Done,
}

fn describe(t: &Token) -> String {
    match t {
        Token::Num(n) => format!("num {n}"),
        Token::Ident(s) => format!("ident {s} of {}", s.capacity() >= s.len()),
        Token::Quoted(s) => format!("quoted {s}"),
        Token::Plus => "plus".into(),
        Token::Minus => "minus".into(),
        Token::End => "end".into(),
    }
}

fn main() {
    println!("{} {} {} {}", size_of::<Stage>(), size_of::<Token>(), size_of::<Deep>(), size_of::<Wide>());
    println!("{} {}", size_of::<Option<Option<Option<Vec<u8>>>>>(), size_of::<Result<String, u64>>());
    let all = [Token::Num(1.5), Token::Ident("x".into()), Token::Quoted("q".into()), Token::Plus, Token::Minus, Token::End];
    println!("{}", all.iter().map(describe).collect::<Vec<_>>().join(", "));
    let b = 7u8;
    let mut s = Stage::Start { db: &b, id: 3 };
    for _ in 0..3 {
        s = match s {
            Stage::Start { db, id } => Stage::Fetching { db, fut: Fetch(db, id, 1), found: vec!["a"] },
            Stage::Fetching { db, fut, mut found } => {
                found.push("b");
                println!("{db} {} {} {} {found:?}", fut.0, fut.1, fut.2);
                Stage::Done
            }
            Stage::Done => {
                println!("done");
                Stage::Done
            }
        };
    }
    for d in [Deep::One(None), Deep::One(Some(None)), Deep::One(Some(Some(vec![1]))), Deep::Two(5), Deep::Three] {
        match d {
            Deep::One(v) => print!("{v:?} "),
            Deep::Two(n) => print!("{n} "),
            Deep::Three => println!("three"),
        }
    }
    for w in [Wide::Start(1, 2, 3, 4), Wide::Fetching { fut: (5, 6), found: vec![7] }, Wide::Done] {
        match w {
            Wide::Start(a, b, c, d) => print!("{a}{b}{c}{d} "),
            Wide::Fetching { fut, found } => print!("{fut:?}{found:?} "),
            Wide::Done => println!("done"),
        }
    }
    let units: Vec<()> = vec![(); 3];
    let (ptr, len, cap) = {
        let mut u = std::mem::ManuallyDrop::new(units);
        (u.as_mut_ptr(), u.len(), u.capacity())
    };
    let back = unsafe { Vec::from_raw_parts(ptr, len, cap) };
    println!("{} {}", back.len(), Some(back).is_some());
}
