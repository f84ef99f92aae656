#![allow(dead_code)]
#[derive(Debug)]
enum Message {
    Quit,
    Move { x: i32, y: i32 },
    Write(String),
    Colour(u8, u8, u8),
}

fn tell(m: &Message) -> String {
    match m {
        Message::Quit => "quit".to_string(),
        Message::Move { x, y: 0 } => format!("along {x}"),
        Message::Move { x: x @ 1..=9, y } if *y > 0 => format!("near {x} {y}"),
        Message::Move { .. } => "far".to_string(),
        Message::Write(s) if s.is_empty() => "nothing".to_string(),
        Message::Write(s) => format!("write {s:?}"),
        &Message::Colour(r, _, b) if r == b => format!("even {r}"),
        Message::Colour(r, ..) => format!("red {r}"),
    }
}

fn slice(v: &[i32]) -> String {
    match v {
        [] => "empty".into(),
        [one] => format!("one {one}"),
        [first, .., last] if first == last => format!("same ends {first}"),
        [first, rest @ ..] => format!("{first} then {}", rest.len()),
    }
}

fn number(n: i64) -> &'static str {
    match n {
        i64::MIN..=-1 => "negative",
        0 => "zero",
        1 | 2 | 3 => "few",
        4..=99 => "some",
        100.. => "many",
    }
}

fn main() {
    println!("{}", tell(&Message::Quit)); // prints: quit
    println!("{}", tell(&Message::Move { x: 3, y: 0 })); // prints: along 3
    println!("{}", tell(&Message::Move { x: 3, y: 4 })); // prints: near 3 4
    println!("{}", tell(&Message::Move { x: 30, y: 4 })); // prints: far
    println!("{} {}", tell(&Message::Write("".into())), tell(&Message::Write("a".into()))); // prints: nothing write "a"
    println!("{} {}", tell(&Message::Colour(1, 2, 1)), tell(&Message::Colour(1, 2, 3))); // prints: even 1 red 1
    println!("{}, {}, {}, {}", slice(&[]), slice(&[4]), slice(&[1, 2, 1]), slice(&[1, 2, 3])); // prints: empty, one 4, same ends 1, 1 then 2
    println!("{} {} {} {} {}", number(-5), number(0), number(2), number(50), number(100)); // prints: negative zero few some many
    let ((a, b), [c, d]) = ((1, 2.5), [3, 4]);
    println!("{a} {b} {c} {d}"); // prints: 1 2.5 3 4
    let (mut x, mut y) = (1, 2);
    (x, y) = (y, x + y);
    [x, _] = [x * 10, 0];
    println!("{x} {y}"); // prints: 20 3
    let whole @ (left, _) = (7, 8);
    println!("{whole:?} {left}"); // prints: (7, 8) 7
    let Some(n) = Some(5) else { panic!() };
    let text = if let 1..=5 = n { "low" } else { "high" };
    println!("{text} {}", matches!(n, 5 | 6)); // prints: low true
    let mut pair = (String::from("a"), 1);
    let (ref mut s, ref k) = pair;
    s.push('b');
    println!("{s} {k}"); // prints: ab 1
    match &mut pair {
        (s, n) if *n == 1 => {
            s.push('c');
            *n += 1;
        }
        _ => {}
    }
    println!("{pair:?}"); // prints: ("abc", 2)
    let opt: Option<Option<&str>> = Some(None);
    println!("{}", match opt { Some(Some(s)) => s, Some(None) => "inner", None => "outer" }); // prints: inner
    let boxed = Box::new((1, "x"));
    let (n, s) = *boxed;
    println!("{n}{s}"); // prints: 1x
    const LIMIT: u32 = 10;
    println!("{}", match 10 { LIMIT => "limit", _ => "other" }); // prints: limit
    println!("{}", match 'k' { 'a'..='j' => 1, 'k' | 'l' => 2, _ => 3 }); // prints: 2
    println!("{}", match ("b", true) { ("a", _) => 1, (_, true) => 2, _ => 3 }); // prints: 2
    let fs: Vec<String> = vec![Some(1), None, Some(3)].iter().flatten().map(|&n| format!("{n}")).collect();
    println!("{fs:?}"); // prints: ["1", "3"]
}
