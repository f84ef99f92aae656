use async_std::prelude::*;
use async_std::{stream, task};
fn main() {
    task::block_on(async {
        println!("{:?}", stream::from_iter(["a", "bcd"]).max_by_key(|a| a.len()).await);
        println!("{:?}", stream::from_iter([3, -4, 1]).min_by_key(|a: &i32| a.abs()).await);
        println!("{:?}", stream::from_iter([3, -4, 1]).max_by_key(|a: &i32| a.abs()).await);
        let r: Result<i64, String> = stream::from_iter([3, -4, 1]).try_fold(0i64, |a, b: i32| if b > -9 { Ok(a + b as i64) } else { Err("no".to_string()) }).await;
        println!("{r:?}");
    });
}
