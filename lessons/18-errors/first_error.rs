use tokio::time::{sleep, Duration};

async fn fetch(what: &'static str, secs: u64) -> Result<&'static str, String> {
    sleep(Duration::from_secs(secs)).await;
    if what == "map" {
        return Err(format!("there is no {what}"));
    }
    println!("{what} is here");
    Ok(what)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match tokio::try_join!(fetch("bread", 1), fetch("map", 2), fetch("boots", 3)) {
        Ok(all) => println!("we leave with {all:?}"),
        Err(e) => println!("we stay: {e}"),
    }
}
