// use<..>: what a result may hold.
use std::future::Future;

fn none<'a>(s: &'a str) -> impl Future<Output = ()> + use<> {
    async move { println!("{s}") }
}
fn one<'a>(s: &'a str) -> impl Future<Output = ()> + use<'a> {
    async move { println!("{s}") }
}
fn wrong<'a, 'b>(s: &'a str, t: &'b str) -> impl Future<Output = ()> + use<'a> {
    async move { println!("{s} {t}") }
}
fn held(s: &str) -> impl Future<Output = ()> + use<> {
    let n = s.len();
    async move { println!("{n}") }
}

#[tokio::main]
async fn main() {
    none("a").await;
    one("a").await;
    wrong("a", "b").await;
    held("a").await;
}
