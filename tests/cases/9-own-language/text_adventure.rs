use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::str::FromStr;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Dir { North, South, East, West }
impl Dir {
    const ALL: [Dir; 4] = [Dir::North, Dir::South, Dir::East, Dir::West];
    fn opposite(self) -> Dir { match self { Dir::North => Dir::South, Dir::South => Dir::North, Dir::East => Dir::West, Dir::West => Dir::East } }
}
impl FromStr for Dir {
    type Err = CommandError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let lower = s.to_ascii_lowercase();
        Dir::ALL.iter().copied().find(|d| format!("{d:?}").to_lowercase().starts_with(&lower) && !lower.is_empty()).ok_or_else(|| CommandError::BadDirection(s.to_string()))
    }
}
#[derive(Debug, PartialEq)]
enum CommandError { Empty, BadDirection(String), Unknown { word: String, hint: Option<&'static str> }, MissingArg(&'static str) }
impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "say something"),
            Self::BadDirection(d) if d.len() > 8 => write!(f, "'{:.8}...' is no direction", d),
            Self::BadDirection(d) => write!(f, "'{d}' is no direction"),
            Self::Unknown { word, hint: Some(h) } => write!(f, "unknown '{word}', did you mean {h}?"),
            Self::Unknown { word, hint: None } => write!(f, "unknown '{word}'"),
            Self::MissingArg(what) => write!(f, "{what} what?"),
        }
    }
}
#[derive(Debug, PartialEq)]
enum Command<'a> { Go(Dir), Take(&'a str), Drop(&'a str), Look, Inventory, Use { item: &'a str, on: Option<&'a str> }, Quit }
impl<'a> Command<'a> {
    fn parse(line: &'a str) -> Result<Command<'a>, CommandError> {
        let words: Vec<&str> = line.split_whitespace().collect();
        Ok(match words.as_slice() {
            [] => return Err(CommandError::Empty),
            ["go" | "walk", dir] | [dir @ ("n" | "s" | "e" | "w")] => Command::Go(dir.parse()?),
            ["go" | "walk"] => return Err(CommandError::MissingArg("go")),
            ["take" | "get", item] | ["pick", "up", item] => Command::Take(item),
            ["drop", item] => Command::Drop(item),
            ["look" | "l"] => Command::Look,
            ["i" | "inventory"] => Command::Inventory,
            ["use", item, "on", target] => Command::Use { item, on: Some(target) },
            ["use", item] => Command::Use { item, on: None },
            ["use", item, rest @ ..] => return Err(CommandError::Unknown { word: format!("{item} {}", rest.join(" ")), hint: None }),
            ["quit" | "exit", ..] => Command::Quit,
            [word, ..] => { let hint = ["look", "take", "use", "quit"].into_iter().find(|h| h.as_bytes()[0] == word.as_bytes()[0]); return Err(CommandError::Unknown { word: word.to_string(), hint }) }
        })
    }
}
#[derive(Debug, Default)]
struct Room { name: &'static str, exits: BTreeMap<Dir, usize>, items: Vec<String>, locked: HashSet<Dir> }
struct World { rooms: Vec<Room>, at: usize, bag: Vec<String>, turns: u32 }
enum Outcome { Say(String), Won(u32), Over }
impl World {
    fn new() -> Self {
        let mut w = World { rooms: vec![], at: 0, bag: Vec::new(), turns: 0 };
        for (name, items) in [("cellar", &["lamp", "key"][..]), ("hall", &[]), ("garden", &["rose"])] {
            w.rooms.push(Room { name, items: items.iter().map(|s| s.to_string()).collect(), ..Room::default() });
        }
        w.connect(0, Dir::North, 1);
        w.connect(1, Dir::East, 2);
        w.rooms[1].locked.insert(Dir::East);
        w
    }
    fn connect(&mut self, a: usize, d: Dir, b: usize) { self.rooms[a].exits.insert(d, b); self.rooms[b].exits.insert(d.opposite(), a); }
    fn room(&mut self) -> &mut Room { &mut self.rooms[self.at] }
    fn exec(&mut self, c: Command<'_>) -> Outcome {
        self.turns += 1;
        let text = match c {
            Command::Go(d) => {
                let Room { exits, locked, .. } = self.room();
                match exits.get(&d) {
                    Some(_) if locked.contains(&d) => format!("the way {d:?} is locked"),
                    Some(&to) => { self.at = to; if self.bag.iter().any(|b| b == "rose") && to == 0 { return Outcome::Won(self.turns); } self.describe() }
                    None => "a wall".to_owned(),
                }
            }
            Command::Take(name) => match self.room().items.iter().position(|i| i == name) {
                Some(i) => { let item = self.room().items.swap_remove(i); let s = format!("taken {item}"); self.bag.push(item); s }
                None => format!("no {name} here"),
            },
            Command::Drop(name) => if let Some(i) = self.bag.iter().position(|x| x.as_str() == name) { let it = self.bag.remove(i); self.room().items.push(it); "dropped".into() } else { "you have none".into() },
            Command::Look => self.describe(),
            Command::Inventory => if self.bag.is_empty() { "nothing".to_string() } else { self.bag.join(", ") },
            Command::Use { item: "key", on: Some("door") } if self.bag.contains(&"key".to_string()) => { let n = self.room().locked.drain().count(); format!("{n} lock{} opened", if n == 1 { "" } else { "s" }) }
            Command::Use { item, on } => format!("cannot use {item}{}", on.map(|o| format!(" on {o}")).unwrap_or_default()),
            Command::Quit => return Outcome::Over,
        };
        Outcome::Say(text)
    }
    fn describe(&self) -> String { let r = &self.rooms[self.at]; let exits: Vec<String> = r.exits.keys().map(|d| format!("{d:?}{}", if r.locked.contains(d) { "*" } else { "" })).collect(); format!("{} [{}] items {:?}", r.name, exits.join("/"), r.items) }
}
fn main() {
    let script = "look\n\ngo\ngo up\ngo northwesterly\ndance\ntalk to me\ntake key\npick up lamp\ntake sword\ni\nn\ne\nuse lamp\nuse key door\nuse key on door\ngo East\nget rose\ndrop lamp\nw\nlook\ns\nquit";
    let mut w = World::new();
    for (n, line) in script.lines().enumerate() {
        print!("{:>2}> {line:<16} ", n + 1);
        let cmd = match Command::parse(line) { Ok(c) => c, Err(e) => { println!("! {e}"); continue; } };
        match w.exec(cmd) { Outcome::Say(s) => println!("{s}"), Outcome::Won(t) => { println!("won after {t}"); break; } Outcome::Over => break }
    }
    std::process::exit(w.turns as i32);
}
