use std::fmt;

struct Temp(f64);

impl fmt::Display for Vec<Temp> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for t in self {
            write!(f, "{} ", t.0)?;
        }
        Ok(())
    }
}

impl Vec<Temp> {
    fn hottest(&self) -> f64 {
        self.iter().map(|t| t.0).fold(f64::MIN, f64::max)
    }
}

async fn read() -> Vec<Temp> {
    vec![Temp(1.5), Temp(9.0)]
}

#[tokio::main]
async fn main() {
    let v = read().await;
    println!("{} {}", v, v.hottest());
}
