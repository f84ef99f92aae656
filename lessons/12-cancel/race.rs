use tokio::time::{sleep, Duration};

struct Cook(&'static str);

impl Drop for Cook {
    fn drop(&mut self) {
        println!("the {} cook goes home", self.0);
    }
}

async fn cook(what: &'static str, secs: u64) -> &'static str {
    let _cook = Cook(what);
    println!("{what} is on the stove");
    sleep(Duration::from_secs(secs)).await;
    println!("{what} is done");
    what
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let winner = tokio::select! {
        biased;
        a = cook("soup", 3) => a,
        b = cook("rice", 1) => b,
    };
    println!("we eat {winner}");
    sleep(Duration::from_secs(5)).await;
    println!("nobody else came");
}
