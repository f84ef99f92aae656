// `?` inside async functions, two error types meeting in one through From, and
// a main that ends with an error: exit status 1.
use std::fmt;
use std::num::ParseIntError;
use tokio::time::{sleep, Duration};

#[derive(Debug)]
enum Trouble {
    Unreadable(ParseIntError),
    Overdrawn { by: i64 },
}

impl From<ParseIntError> for Trouble {
    fn from(e: ParseIntError) -> Self {
        Trouble::Unreadable(e)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Trouble::Unreadable(e) => write!(f, "unreadable amount ({e})"),
            Trouble::Overdrawn { by } => write!(f, "{by} too much"),
        }
    }
}

async fn amount(text: &str) -> Result<i64, ParseIntError> {
    sleep(Duration::from_millis(20)).await;
    text.trim().parse()
}

async fn settle(mut balance: i64, lines: &[&str]) -> Result<i64, Trouble> {
    for line in lines {
        let n = amount(line).await?;
        balance += n;
        if balance < 0 {
            return Err(Trouble::Overdrawn { by: -balance });
        }
        println!("  {n:+} -> {balance}");
    }
    Ok(balance)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> Result<(), Trouble> {
    println!("monday: {:?}", settle(100, &["-30", " 15 "]).await.ok());
    if let Err(e) = settle(5, &["1", "two", "3"]).await {
        println!("tuesday: {e}");
    }
    let left = settle(50, &["-20"]).await.map(|n| n * 2)?;
    println!("wednesday: {left}");
    settle(left, &["-10", "-99"]).await?;
    println!("never printed");
    Ok(())
}
