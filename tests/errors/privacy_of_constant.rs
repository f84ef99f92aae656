mod engine {
    pub struct Engine;
    impl Engine {
        pub const MAX: u32 = 9;
        const MIN: u32 = 1;
        pub fn span() -> u32 {
            Self::MAX - Self::MIN
        }
    }
}

enum Job {
    Say(String),
    Stop,
}

struct Bag {
    items: Vec<u32>,
}

fn main() {
    println!("{} {} {}", engine::Engine::MAX, engine::Engine::MIN, engine::Engine::span());
    match Job::Stop {
        Job::Say { text } => println!("{text}"),
        Job::Stop => {}
    }
    let n: u32 = "5";
    println!("{:?} {}", Job::Stop, n - Bag { items: vec![] });
}
