use std::future::ready;

async fn keeps() -> u8 {
    let page = [7; 1000];
    ready(()).await;
    page[0]
}

async fn forgets() -> u8 {
    let first = {
        let page = [7; 1000];
        page[0]
    };
    ready(()).await;
    first
}

fn main() {
    println!("keeps:   {} bytes", std::mem::size_of_val(&keeps()));
    println!("forgets: {} bytes", std::mem::size_of_val(&forgets()));
}
