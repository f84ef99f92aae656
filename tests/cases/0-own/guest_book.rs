// Strings, characters and slices: what a small text tool needs.
use tokio::time::{sleep, Duration};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    stars: u8,
    name: String,
    text: String,
}

fn parse(line: &str) -> Result<Entry, String> {
    let mut parts = line.splitn(3, ';').map(str::trim);
    let (Some(name), Some(stars), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(format!("{line:?} has too few parts"));
    };
    let stars = stars.parse::<u8>().map_err(|e| format!("{name}: {e}"))?;
    if !(1..=5).contains(&stars) {
        return Err(format!("{name}: {stars} stars"));
    }
    Ok(Entry { stars, name: name.to_string(), text: text.replace("bad", "***") })
}

fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
}

fn shout(text: &str) -> String {
    let mut out = String::new();
    for (i, c) in text.char_indices() {
        match c {
            'a'..='z' if i == 0 => out.push(c.to_ascii_uppercase()),
            '!' | '.' => break,
            c if c.is_numeric() => out.push_str("#"),
            _ => out.push(c),
        }
    }
    out
}

async fn load(page: usize) -> Vec<&'static str> {
    sleep(Duration::from_millis(8)).await;
    let all = ["ada moss; 5; lovely, room 12. Thanks", "Zoë; 4; é and ü fine", "bo;six;?", "cy; 9 ; wow",
               "eve adams ivy; 1; bad beds; bad tea", "nobody"];
    all.chunks(4).nth(page).unwrap_or(&[]).to_vec()
}

#[tokio::main]
async fn main() {
    let mut book = Vec::new();
    for page in 0..3 {
        for line in load(page).await {
            match parse(line) {
                Ok(entry) => book.push(entry),
                Err(why) => println!("skipped: {why}"),
            }
        }
    }
    book.sort_by(|a, b| b.cmp(a));
    for Entry { name, stars, text } in &book {
        println!("{:<4} {:5} {}", initials(name), "*".repeat(*stars as usize), shout(text));
    }
    let lens: Vec<(usize, usize)> = book.iter().map(|e| (e.name.len(), e.name.chars().count())).collect();
    println!("{lens:?}");
    let joined = book.iter().map(|e| e.name.as_str()).collect::<Vec<_>>().join(" & ");
    println!("{joined}, {:?}, {:?}", joined.find("eve"), joined.rfind('z'));
    let back: String = joined.chars().rev().skip_while(|c| *c != '&').collect();
    println!("{back:?} {} {}", &joined[..4], joined.starts_with("ada"));
    let best = book.iter().max_by_key(|e| e.text.len()).map(|e| &e.text[..]);
    println!("{best:?} {:?}", book.first().zip(book.last()).map(|(a, b)| a.stars - b.stars));
}
