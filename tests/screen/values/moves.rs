use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;
use tokio::time::sleep;

struct Letter {
    to: String,
    pages: u32,
}

enum Answer {
    Yes(String),
    No { why: String },
}

fn read(answer: &Answer) -> usize {
    match answer {
        Answer::Yes(text) => text.len(),
        Answer::No { why } => {
            let shorter = &why[1..];
            shorter.len()
        }
    }
}

async fn send(letter: Letter, hurry: bool) -> usize {
    let later;
    let name = letter.to;
    let unused = 7;
    println!("{} pages, {unused}", letter.pages);
    sleep(Duration::from_millis(1500)).await;
    if hurry {
        drop(name);
        later = 1;
    } else {
        later = name.len();
    }
    later
}

#[tokio::main]
async fn main() {
    let mut sum = 0;
    for hurry in [true, false] {
        let to = String::from("Ada");
        let letter = Letter { to, pages: 2 };
        sum += send(letter, hurry).await;
    }
    let mut queue = VecDeque::from([1, 2, 3]);
    queue.pop_front();
    queue.push_back(4);
    let names = BTreeMap::from([(1, "one"), (2, "two")]);
    let one = HashMap::from([("key", Duration::from_micros(2050))]);
    let lock = std::sync::Mutex::new(vec![Some('x')]);
    let both = Box::new((String::from("left"), String::from("right")));
    let left = both.0;
    println!("{sum} {left}");
    println!("{}", read(&Answer::Yes(left)) + read(&Answer::No { why: "no".into() }));
    drop((queue, names, one, lock));
}
