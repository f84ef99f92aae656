// `?` leaves through every drop on its way, and converts the error.
use std::fmt;
use std::num::ParseIntError;

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

#[derive(Debug)]
enum Trouble {
    Number(ParseIntError),
    Small(i32),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Number(e) => write!(f, "no number: {e}"),
            Trouble::Small(n) => write!(f, "{n} is too small"),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<ParseIntError> for Trouble {
    fn from(e: ParseIntError) -> Self {
        Trouble::Number(e)
    }
}

fn read(s: &str) -> Result<i32, Trouble> {
    let _a = D("a");
    let n: i32 = s.trim().parse()?;
    let _b = D("b");
    if n < 10 {
        Err(Trouble::Small(n))?;
    }
    Ok(n)
}

fn first_even(v: &[i32]) -> Option<i32> {
    let first = v.iter().find(|n| *n % 2 == 0)?;
    Some(first * 10)
}

async fn wait(s: &str) -> Result<i32, Box<dyn std::error::Error>> {
    let _c = D("c");
    tokio::task::yield_now().await;
    let n = read(s)?;
    if n > 100 {
        return Err("too much".into());
    }
    Ok(n)
}

fn sum(words: &str) -> Result<i32, ParseIntError> {
    words.split(' ').map(|w| w.parse::<i32>()).sum()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Trouble> {
    println!("{:?}", read("12").is_ok());
    // prints: drop b
    // prints: drop a
    // prints: true
    println!("{}", read("x").unwrap_err());
    // prints: drop a
    // prints: no number: invalid digit found in string
    println!("{:?}", read("3"));
    // prints: drop b
    // prints: drop a
    // prints: Err(Small(3))
    println!("{:?} {:?}", first_even(&[1, 3, 4]), first_even(&[])); // prints: Some(40) None
    println!("{}", wait("101").await.unwrap_err());
    // prints: drop b
    // prints: drop a
    // prints: drop c
    // prints: too much
    println!("{}", wait("z").await.unwrap_err());
    // prints: drop a
    // prints: drop c
    // prints: no number: invalid digit found in string
    println!("{:?} {:?}", sum("1 2 3"), sum("1 two").map_err(|e| e.to_string()));
    // prints: Ok(6) Err("invalid digit found in string")
    let all: Result<Vec<i32>, _> = ["1", "2"].iter().map(|s| s.parse::<i32>()).collect();
    println!("{all:?}"); // prints: Ok([1, 2])
    let none: Option<Vec<i32>> = vec![Some(1), None].into_iter().collect();
    println!("{none:?}"); // prints: None
    let _main = D("main");
    read("1")?;
    // prints: drop b
    // prints: drop a
    println!("never");
    Ok(())
}
// prints: drop main
// says: Error: Small(1)
// exit: 1
