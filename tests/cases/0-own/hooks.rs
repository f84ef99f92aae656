// Closures that borrow, change and consume; closures kept in structs, handed
// back from functions, and turned into futures.
use tokio::time::{sleep, Duration};

struct Hooks<'a> {
    list: Vec<(&'static str, Box<dyn FnMut(i64) -> i64 + Send + 'a>)>,
}

impl<'a> Hooks<'a> {
    fn on(mut self, name: &'static str, f: impl FnMut(i64) -> i64 + Send + 'a) -> Self {
        self.list.push((name, Box::new(f)));
        self
    }

    async fn fire(&mut self, mut value: i64) -> i64 {
        for (name, hook) in &mut self.list {
            sleep(Duration::from_millis(3)).await;
            let before = value;
            value = hook(value);
            println!("  {name}: {before} -> {value}");
        }
        value
    }
}

fn adder(n: i64) -> impl Fn(i64) -> i64 + Copy {
    move |x| x + n
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn once<F: FnOnce() -> String>(f: F) -> usize {
    f().len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let add3 = adder(3);
    let mut seen = Vec::new();
    let mut calls = 0;
    let offset = 100;
    let mut hooks = Hooks { list: Vec::new() }
        .on("add", add3)
        .on("note", |x| {
            seen.push(x);
            x
        })
        .on("count", |x| {
            calls += 1;
            x * calls
        })
        .on("shift", move |x| x + offset);
    let a = hooks.fire(1).await;
    let b = hooks.fire(a).await;
    drop(hooks);
    println!("{b}, seen {seen:?}, {calls} calls");

    let text = compose(add3, |n| format!("<{n}>"));
    println!("{} {}", text(4), compose(&text, |s: String| s.len())(-13));
    let name = String::from("consumed");
    println!("{}", once(move || name + "!"));

    let later = |n: u64| async move {
        sleep(Duration::from_millis(n)).await;
        n * 2
    };
    let (x, y) = tokio::join!(later(20), later(10));
    println!("{x} {y}");
    let table: [fn(i64) -> i64; 2] = [|x| x - 1, i64::abs];
    println!("{:?}", table.iter().map(|f| f(-7)).collect::<Vec<_>>());
}
