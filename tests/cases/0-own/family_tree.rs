// Tasks that spawn tasks: a tree grows by itself and is added up on the way
// back through the join handles.
use std::future::Future;
use std::pin::Pin;
use tokio::task::JoinHandle;
use tokio::time::{sleep, Duration};

#[derive(Debug, Default)]
struct Count {
    people: u32,
    oldest: u32,
    deepest: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.people += other.people;
        self.oldest = self.oldest.max(other.oldest);
        self.deepest = self.deepest.max(other.deepest);
    }
}

fn grow(age: u32, path: Vec<u32>) -> Pin<Box<dyn Future<Output = Count> + Send>> {
    Box::pin(async move {
        sleep(Duration::from_millis(u64::from(age % 7))).await;
        let mut count = Count { people: 1, oldest: age, deepest: path.len() };
        let mut children: Vec<JoinHandle<Count>> = Vec::new();
        let mut child = age / 2;
        while child > 4 {
            let mut path = path.clone();
            path.push(child);
            children.push(tokio::spawn(grow(child, path)));
            child -= 5;
        }
        if child == 3 && path.len() > 1 {
            panic!("the line of {path:?} breaks off");
        }
        for handle in children {
            match handle.await {
                Ok(below) => count += below,
                Err(_) => count.people += 100,
            }
        }
        count
    })
}

#[tokio::main(worker_threads = 3)]
async fn main() {
    let (a, b, c) = tokio::join!(grow(9, vec![]), grow(44, vec![]), tokio::spawn(grow(37, vec![0])));
    println!("{a:?}");
    println!("{b:?}");
    println!("{:?}", c.map(|n| n.people));
    let mut all = Count::default();
    for n in [60, 80] {
        all += grow(n, Vec::new()).await;
        println!("{n}: {} people", all.people);
    }
    println!("{all:#?}");
}
