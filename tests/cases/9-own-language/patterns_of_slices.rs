// Slice patterns, nested or-patterns, bindings @, ranges, consts in patterns, refs, box-like matching, strings as bytes, matches!, let-else, guards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)] enum Suit { Clubs, Diamonds, Hearts, Spades }
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)] struct Card { rank: u8, suit: Suit }
#[derive(Debug, PartialEq)] enum Hand { StraightFlush(u8), Four { rank: u8, kicker: u8 }, Full(u8, u8), Flush([u8; 5]), Straight(u8), Three(u8), TwoPair(u8, u8), Pair(u8), High(u8), Bad(&'static str) }
impl std::str::FromStr for Card { type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        let &[ref rank @ .., suit] = s.as_bytes() else { return Err("empty".into()) };
        let suit = match suit { b'C' | b'c' => Suit::Clubs, b'D' | b'd' => Suit::Diamonds, b'H' | b'h' => Suit::Hearts, b'S' | b's' => Suit::Spades, x => return Err(format!("suit {:?}", x as char)) };
        let rank = match rank { [d @ b'2'..=b'9'] => d - b'0', b"10" | b"T" => 10, [b'J'] => 11, [b'Q'] => 12, [b'K'] => 13, [b'A'] => 14, [] => return Err("no rank".into()), r => return Err(format!("rank {}", String::from_utf8_lossy(r))) };
        Ok(Card { rank, suit })
    } }
fn classify(cards: &[Card]) -> Hand {
    let Ok(mut five) = <[Card; 5]>::try_from(cards) else { return Hand::Bad(match cards.len() { 0 => "none", 1..5 => "few", _ => "many" }) };
    five.sort_unstable_by(|a, b| b.cmp(a));
    let flush = matches!(five, [a, rest @ ..] if rest.iter().all(|c| c.suit == a.suit));
    let ranks = five.map(|Card { rank, .. }| rank);
    let straight = match ranks { [14, 5, 4, 3, 2] => Some(5), [hi, .., lo] if hi - lo == 4 && ranks.windows(2).all(|w| w[0] != w[1]) => Some(hi), _ => None };
    match (straight, flush, ranks) {
        (Some(hi), true, _) => Hand::StraightFlush(hi),
        (_, _, [a, b, c, d, k]) | (_, _, [k, a, b, c, d]) if a == b && b == c && c == d => Hand::Four { rank: a, kicker: k },
        (_, _, [a, b, c, d, e]) if a == b && b == c && d == e => Hand::Full(a, d),
        (_, _, [d, e, a, b, c]) if a == b && b == c && d == e => Hand::Full(a, d),
        (_, true, r) => Hand::Flush(r),
        (Some(hi), ..) => Hand::Straight(hi),
        (.., [a, b, c, _, _] | [_, a, b, c, _] | [_, _, a, b, c]) if a == b && b == c => Hand::Three(a),
        (.., [a, b, c, d, _] | [a, b, _, c, d] | [_, a, b, c, d]) if a == b && c == d => Hand::TwoPair(a, c),
        (.., r) => r.windows(2).find_map(|w| match w { &[a, b] if a == b => Some(Hand::Pair(a)), _ => None }).unwrap_or(Hand::High(r[0])),
    }
}
const LOW: i32 = -5; const HIGH: i32 = 5;
fn zone(n: i32) -> &'static str { match n { i32::MIN..LOW => "below", LOW => "low edge", -4..=-1 => "neg", 0 => "zero", x if x < HIGH => "pos", HIGH => "high edge", 6.. => "above", _ => unreachable!() } }
fn rle(s: &[u8]) -> Vec<(u8, usize)> { match s { [] => vec![], [b, rest @ ..] => { let mut tail = rle(rest); match tail.first_mut() { Some((c, n)) if c == b => *n += 1, _ => tail.insert(0, (*b, 1)) } tail } } }
fn palindrome(s: &[char]) -> bool { match s { [a, mid @ .., b] => a == b && palindrome(mid), [] | [_] => true } }
fn merge<'a>(a: &'a [i32], b: &'a [i32], out: &mut Vec<&'a i32>) { match (a, b) { ([], rest) | (rest, []) => out.extend(rest), ([x, xs @ ..], [y, ..]) if x <= y => { out.push(x); merge(xs, b, out) } (_, [y, ys @ ..]) => { out.push(y); merge(a, ys, out) } } }
enum Json { Null, Num(f64), Str(String), Arr(Vec<Json>), Obj(Vec<(String, Json)>) }
fn show(j: &Json) -> String { match j { Json::Null => "null".into(), Json::Num(n @ (0.0..1.0)) => format!("frac {n}"), Json::Num(n) if n.fract() == 0.0 => format!("int {}", *n as i64), Json::Num(n) => n.to_string(), Json::Str(s) => match s.as_str() { "" => "empty".into(), s @ ("yes" | "no") => format!("bool-ish {s}"), s => format!("{s:?}") },
    Json::Arr(v) => match v.as_slice() { [Json::Num(a), Json::Num(b)] => format!("point {a},{b}"), [first, .., last] => format!("{}..{}", show(first), show(last)), [one] => format!("just {}", show(one)), [] => "[]".into() },
    Json::Obj(kv) => kv.iter().map(|(k, v)| match (k.as_ref(), v) { ("hidden", _) => String::from("*"), (_, Json::Null) => format!("{k}?"), (k, v) => format!("{k}: {}", show(v)) }).collect::<Vec<_>>().join("; ") } }
fn main() {
    for h in ["AS KS QS JS 10S", "5H 4D 3C 2S AH", "9C 9D 9H 9S 2C", "2C 9D 9H 9S 9C", "KD KH 3S 3D 3C", "2H 4H 6H 8H TH", "7C 7D 2S 7H 9C", "JC JD 4S 4H 9C", "8C 3D 8S 4H KC", "2C 5D 9H QS KD", "2C", "2C 3C 4C 5C 6C 7C", "1C", "ZZ", "", "H"] {
        let cards: Result<Vec<Card>, _> = h.split_whitespace().map(str::parse).collect();
        println!("{h:<18} {:?}", cards.as_deref().map(classify));
    }
    println!("{:?}", [-6, -5, -2, 0, 3, 5, 9].map(zone));
    println!("{:?} {}", rle(b"aabccc").iter().map(|&(b, n)| (b as char, n)).collect::<Vec<_>>(), palindrome(&"racecar".chars().collect::<Vec<_>>()));
    let mut out = vec![]; merge(&[1, 4, 6], &[2, 3, 7, 8], &mut out); println!("{out:?}");
    let j = Json::Obj(vec![("a".into(), Json::Null), ("hidden".into(), Json::Num(1.0)), ("p".into(), Json::Arr(vec![Json::Num(1.5), Json::Num(-2.0)])), ("l".into(), Json::Arr(vec![Json::Str("yes".into()), Json::Null, Json::Num(0.25)])), ("s".into(), Json::Arr(vec![Json::Str("q\"".into())])), ("n".into(), Json::Num(7.0)), ("m".into(), Json::Num(7.5)), ("e".into(), Json::Arr(vec![Json::Str(String::new())]))]);
    println!("{}", show(&j));
    let mut v = vec![1, 2, 3, 4, 5]; if let [first, .., last] = v.as_mut_slice() { std::mem::swap(first, last) } if let [.., a, b] = &mut v[..] { *a += *b } println!("{v:?}");
    let ref msg @ (a, ref b) = (1, String::from("x")); let ((x, 0) | (0, x)) = (0, 5) else { panic!() }; println!("{} {a} {b} {x}", msg.1.len());
    let opt = Some(Some(4)); if let Some(Some(n @ 1..=9)) | Some(Some(n @ 100..)) = opt { println!("n {n}") } let [p, q, ..] = [10, 20, 30, 40]; println!("{p} {q}");
    let t = (1, (2.5, "z"), [3, 4]); let (i, (f, s), [g, h]) = t; println!("{i} {f} {s} {g} {h} {}", match t { (1 | 2, (_, "z" | "y"), [.., 4]) => "hit", _ => "miss" });
    let refs = vec![&Some(1), &None]; for &&o in refs.iter() { match o { Some(ref n) => print!("{n} "), None => print!("none ") } } println!("{}", matches!(refs[..], [Some(1), None]));
    let c = 'k'; println!("{}", match c { 'a'..='j' => 1, 'k'..='t' => 2, _ => 3 }); let u = &mut Some(3); while let Some(n) = u { if *n == 0 { *u = None } else { *n -= 1 } } println!("{u:?}");
}
