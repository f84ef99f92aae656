use std::time::Duration;

async fn letter(to: &str) {
    smol::Timer::after(Duration::from_secs(1)).await;
    println!("the letter to {to} has arrived");
}

fn main() {
    smol::block_on(async {
        drop(smol::spawn(letter("Ada")));
        smol::spawn(letter("Bo")).detach();
        smol::Timer::after(Duration::from_secs(2)).await;
    });
}
