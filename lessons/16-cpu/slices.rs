use tokio::task::yield_now;

async fn count(who: &str, polite: bool) {
    for i in 1..=3 {
        println!("{who} {i}");
        if polite {
            yield_now().await;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(count("a", false), count("b", false));
    tokio::join!(count("c", true), count("d", true));
}
