#[derive(Debug)]
struct Token(String);

impl Token {
    fn spend(self) -> usize {
        self.0.len()
    }
}

fn take(_t: Token) {}

fn branches(t: Token, yes: bool) {
    if yes {
        take(t);
    }
    println!("{t:?}"); //~ error[E0382]
}

fn rounds(t: Token) {
    for _ in 0..2 {
        take(t); //~ error[E0382]
    }
}

fn fields(pair: (Token, Token)) {
    take(pair.0);
    println!("{:?}", pair.1);
    println!("{:?}", pair); //~ error[E0382]
}

fn not_yet(yes: bool) -> i32 {
    let n: i32;
    if yes {
        n = 1;
    }
    n //~ error[E0381]
}

fn closures(t: Token) {
    let f = move || t.spend();
    println!("{t:?}"); //~ error[E0382]
    println!("{}", f());
    println!("{}", f()); //~ error[E0382]
}

fn through_reference(t: &Token) -> Token {
    *t //~ error[E0507]
}

fn out_of_vec(v: Vec<Token>) -> Token {
    v[0] //~ error[E0507]
}

async fn later(t: Token) {
    take(t);
}

async fn awaits(t: Token) {
    let a = later(t);
    let b = later(t); //~ error[E0382]
    tokio::join!(a, b);
    let c = async { 1 };
    println!("{}", c.await);
    println!("{}", c.await); //~ error[E0382]
}

fn main() {
    let x = 5; //~ warning[unused_assignments]
    x = 6; //~ error[E0384]
    let v = Vec::new();
    v.push(x); //~ error[E0596]
    let s = String::from("a");
    let t = s;
    println!("{s} {t}"); //~ error[E0382]
    let o = Some(Token("o".into()));
    if let Some(inner) = o {
        take(inner);
    }
    println!("{o:?}"); //~ error[E0382]
    let t = Token("m".into());
    match t {
        Token(s) => drop(s),
    }
    t.spend(); //~ error[E0382]
    branches(Token("b".into()), true);
    rounds(Token("r".into()));
    fields((Token("f".into()), Token("g".into())));
    not_yet(true);
    closures(Token("c".into()));
    through_reference(&Token("t".into()));
    out_of_vec(vec![]);
    drop(awaits(Token("w".into())));
}
