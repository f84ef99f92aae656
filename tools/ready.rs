// What most programs use of the library: run once when pollscope is built, so that it is read, checked and compiled
// before a program asks for it (src/session/image.c). No types and no impls of its own.

fn hello() {
    println!("Hello, world!");
}

fn sleeps() {
    let rt = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("failed");
    rt.block_on(async {
        println!("hello {}", 1);
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        println!("world");
    });
}
