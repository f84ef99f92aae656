use std::time::Duration;
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    rt.block_on(async {
        let h = tokio::spawn(async { tokio::time::sleep(Duration::from_millis(10)).await; 5 });
        let v = futures::executor::block_on(h).unwrap();
        println!("{v}");
    });
}
