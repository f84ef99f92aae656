// The same async functions on three executors, none of them from an attribute:
// a current_thread runtime, a multi_thread one, and one that only blocks on.
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

async fn double(n: u32) -> u32 {
    tokio::task::yield_now().await;
    n * 2
}

async fn plain(n: u32) -> u32 {
    let square = async { n * n };
    square.await + 1
}

async fn spawn_inside(n: u32) -> String {
    let handle = tokio::spawn(async move {
        let a = double(n).await;
        plain(a).await
    });
    format!("{n} became {}", handle.await.unwrap())
}

fn nested_value(rt: &Runtime) -> u32 {
    let base = rt.block_on(double(10));
    rt.block_on(async move { base + plain(base).await })
}

fn main() {
    println!("before any runtime");
    let lazy = plain(6);

    let one = Builder::new_current_thread().enable_all().build().unwrap();
    println!("{}", one.block_on(spawn_inside(3)));
    println!("{}", nested_value(&one));

    let many = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    println!("{}", many.block_on(spawn_inside(4)));
    let handle = many.spawn(async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        double(21).await
    });
    println!("{:?}", many.block_on(handle).ok());

    println!("{}", futures::executor::block_on(lazy));
    println!("{}", futures::executor::block_on(async { plain(1).await + plain(2).await }));

    let orphan = one.spawn(async { println!("never polled: nobody blocks on its runtime again") });
    println!("orphan finished: {}", orphan.is_finished());
    drop(one);
    println!("and with the runtime gone: {}", orphan.is_finished());
}
