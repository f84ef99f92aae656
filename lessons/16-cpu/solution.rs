use tokio::time::{sleep, Duration};

fn hash(password: &str) -> usize {
    std::thread::sleep(Duration::from_secs(2)); // it takes long on purpose
    password.len() * 7919
}

async fn log_in(name: &'static str, password: &'static str) {
    let code = tokio::task::spawn_blocking(move || hash(password)).await.unwrap();
    println!("{name} is logged in: {code}");
}

async fn ping() {
    sleep(Duration::from_millis(500)).await;
    println!("still alive");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(log_in("Ada", "abc"), log_in("Bo", "secret"), ping());
}
