//! Traits that a type lacks, lifetimes that a type or function lacks, `self` that a method lacks.
struct Tag {
    id: u32,
}

mod deep {
    pub enum Level {
        Low,
        High,
    }
}

trait Speak {
    fn say(&self) -> String;
}

struct View {
    text: &str,
    other: &str,
}

fn longer(a: &str, b: &str) -> &str {
    if a.len() > b.len() { a } else { b }
}

fn fixed() -> &str {
    "fixed"
}

impl Tag {
    fn show() -> String {
        format!("#{}", self.id)
    }

    fn plus(n: u32) -> u32 {
        self.id + n
    }
}

impl Speak for Tag {
    fn say(&self) -> String {
        self.show()
    }
}

fn all(v: &[Box<Speak>], one: &Speak) -> String {
    v.iter().map(|s| s.say()).collect::<String>() + &one.say()
}

async fn depth(n: u32) -> u32 {
    if n == 0 { 0 } else { depth(n - 1).await + 1 }
}

fn wait() -> u32 {
    depth(2).await
}

#[tokio::main]
async fn main() {
    let t = Tag { id: 1 };
    let u = t.clone();
    println!("{:?} {}", t, t == u);
    println!("{:?} {}", deep::Level::Low, deep::Level::Low < deep::Level::High);
    println!("{} {} {}", longer("a", "b"), fixed(), t.plus(1));
    println!("{}", all(&[Box::new(Tag { id: 2 })], &t));
    let v = View { text: "t", other: "o" };
    println!("{}{} {}", v.text, v.other, wait().await);
    number();
    fails();
}

async fn number() -> u32 {
    1
}

fn fails() -> Result<(), String> {
    Ok(())
}

#[allow(dead_code)]
mod more {
    pub struct Pair {
        left: &'p str,
        both: (i32, i32),
    }

    fn pick(a: &'q str, _b: &str) -> &'q str {
        a
    }

    fn halves(Pair { lfet, both, .. }: Pair) -> (i32, &'static str) {
        (both.0, "lfet")
    }

    async fn two() {
        let (a, b) = (super::number(), super::number());
        let _ = futures::future::select(a, b).await;
    }
}
