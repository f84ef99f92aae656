//! Names that are written almost right, and names that want a `use`.
#![allow(dead_code)]

mod inner {
    pub trait Shout {
        fn shout(&self) -> String;
    }

    impl Shout for i32 {
        fn shout(&self) -> String {
            format!("{self}!")
        }
    }

    pub fn table() -> usize {
        let m: HashMap<i32, i32> = HashMap::new();
        m.len()
    }
}

/// Where it is.
#[derive(Debug)]
struct Point {
    across: i32,
    down: i32,
}

enum Dir {
    Left,
    Right,
}

fn hello(count: i32) -> i32 {
    cuont + helo2(1)
}

fn hello2(n: i32) -> i32 {
    std::cmp::mxa(n, 2)
}

async fn wait() -> Reslut<u8, String> {
    let shared = Arc::new(Mutex::new(1));
    thread::sleep(Duration::from_millis(1));
    let task = tokio::spwan(async move { *shared.lock().unwrap() });
    Ok(task.await.unwrap())
}

#[tokio::main]
async fn main() {
    let p = Point { acros: 1, down: 2 };
    let d = if p.dwon == 2 { Dir::Rihgt } else { Dir::Left };
    let turn = matches!(d, Dir::Right);
    let mut s = String::nwe();
    s.pussh('a');
    let n: i32 = vec![1, 2].itr().copied().smu();
    prinln!("{} {} {turn} {}", hello(1), inner::table(), s.to_uper() + &n.shout());
    println!("{:?} {:?}", wait().await, p);
}

trait Upper {
    fn to_upper(&self) -> String;
}

impl Upper for String {
    fn to_upper(&self) -> String {
        self.to_upercase()
    }
}
