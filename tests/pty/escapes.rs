// What it prints would clear the screen and rename the window of a terminal that obeyed.
#[tokio::main]
async fn main() {
    println!("\x1b[2J\x1b]0;title\x07");
}
