// What `{}` can do: widths, fills, signs, radixes, precision, arguments by name
// and place, `{:?}` and `{:#?}` of everything derived, and Display of our own.
use std::fmt;

#[allow(dead_code)]
#[derive(Debug, Clone)]
enum Unit {
    Piece,
    Grams(f64),
    Box { rows: u8, each: Option<u16> },
}

#[allow(dead_code)]
#[derive(Debug)]
struct Label<'a> {
    name: &'a str,
    cents: u32,
    unit: Unit,
    codes: Vec<(char, i8)>,
}

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let price = format!("{}.{:02}", self.cents / 100, self.cents % 100);
        if f.alternate() {
            write!(f, "{:.<14}{:.>8}", self.name, price)
        } else {
            f.pad(&price)
        }
    }
}

async fn print_all(labels: &[Label<'_>]) {
    for label in labels {
        println!("{label:#}|{label:>9}|{label:<9}|{label:^9}|");
    }
}

#[tokio::main]
async fn main() {
    let labels = [
        Label { name: "jam", cents: 349, unit: Unit::Grams(0.5), codes: vec![('a', -1)] },
        Label { name: "eggs", cents: 1200, unit: Unit::Box { rows: 2, each: Some(5) }, codes: vec![] },
        Label { name: "\"tea\"\t\u{e9}", cents: 7, unit: Unit::Piece, codes: vec![('\'', 0), ('\n', 9)] },
    ];
    print_all(&labels).await;
    println!("{:?}", labels[0]);
    println!("{:#?}", labels[1]);
    println!("{:?} {:?}", labels[2].name, labels[2].codes);
    let (w, p, x) = (10, 3, 2.718281828_f64);
    println!("[{x:w$.p$}] [{x:<w$.1}] [{:^+9.2}] [{:.*}] [{0:e}]", x, 0, x);
    println!("[{:#x}] [{:#010b}] [{:o}] [{:X}] [{:+}]", 255, 5, 64, 0xBEEFu16, 12);
    println!("[{:*^9}] [{:->6}] [{:#<4}] [{:05}] [{:<5}]", "mid", 42, 'c', -17, true);
    println!("[{0}-{1}-{0}] [{b}{a}] [{{}}] [{:5}] [{:<5}]", 1, 2, a = "A", b = "B");
    println!("{:?} {:?} {:?} {:?}", 1.0, 0.1 + 0.2, f64::NAN, -1.0 / 0.0);
    println!("{:?} {:?} {:?}", (1, "two", [3.5]), Some(Ok::<u8, ()>(4)), ((), ((),),));
    println!("{:5}|{:<5}|{:^5}|{:>5}|", "ab", "ab", "ab", "ab");
    println!("{:02x?} {:.1?} {:6?}|", [1, 171], vec![0.25, 9.0], Some(7));
}
