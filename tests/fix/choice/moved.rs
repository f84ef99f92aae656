//! Values used after they went elsewhere.
use std::sync::{Arc, Mutex};

struct Job {
    name: String,
    parts: Vec<u32>,
}

impl Job {
    fn name(&self) -> String {
        self.name
    }

    fn first(&self) -> Vec<u32> {
        let all = vec![self.parts.clone()];
        all[0]
    }
}

fn eat(s: String) -> usize {
    s.len()
}

#[tokio::main]
async fn main() {
    let s = String::from("a");
    println!("{}", eat(s) + eat(s));
    let v = vec![1, 2];
    for x in v {
        println!("{x}");
    }
    println!("{}", v.len());
    let total = Arc::new(Mutex::new(0));
    let task = tokio::spawn(async move {
        *total.lock().unwrap() += 1;
    });
    task.await.unwrap();
    println!("{:?}", total.lock().unwrap());
    let found = Some(String::from("b"));
    if let Some(text) = found {
        println!("{text}");
    }
    println!("{found:?}");
    let job = Job { name: String::from("j"), parts: vec![1] };
    let name = job.name;
    println!("{} {:?} {name}", job.name(), job.first());
    let short = String::from(" d ").trim();
    println!("{short}");
}
