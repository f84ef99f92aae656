use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::task::{self, JoinError, JoinSet};

static LIVE: AtomicUsize = AtomicUsize::new(0);

struct Token(&'static str);
impl Token {
    fn new(n: &'static str) -> Self {
        LIVE.fetch_add(1, Ordering::SeqCst);
        Token(n)
    }
}
impl Drop for Token {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::SeqCst);
        println!("  drop {}{}", self.0, if std::thread::panicking() { " while panicking" } else { "" });
    }
}

fn message(p: &(dyn Any + Send)) -> String {
    if let Some(s) = p.downcast_ref::<&str>() {
        format!("str {s}")
    } else if let Some(s) = p.downcast_ref::<String>() {
        format!("string {s}")
    } else if let Some(n) = p.downcast_ref::<i32>() {
        format!("number {n}")
    } else {
        "something else".into()
    }
}

fn describe(r: Result<u32, JoinError>) -> String {
    match r {
        Ok(v) => format!("ok {v}"),
        Err(e) if e.is_cancelled() => format!("cancelled: {}", strip(&e.to_string())),
        Err(e) => match e.try_into_panic() {
            Ok(p) => format!("panic: {}", message(&*p)),
            Err(e) => format!("odd {e:?}"),
        },
    }
}

fn strip(s: &str) -> String {
    s.chars().filter(|c| !c.is_ascii_digit()).collect()
}

async fn worker(kind: u32) -> u32 {
    let _a = Token::new("a");
    task::yield_now().await;
    let _b = Token::new("b");
    match kind {
        0 => kind + 10,
        1 => panic!("plain"),
        2 => panic!("kind {kind}"),
        3 => panic::panic_any(42i32),
        4 => {
            let v: Vec<u32> = Vec::new();
            v[kind as usize]
        }
        5 => panic::resume_unwind(Box::new('c')),
        _ => {
            tokio::time::sleep(Duration::from_secs(10)).await;
            1
        }
    }
}

struct PanicOnDrop;
impl Drop for PanicOnDrop {
    fn drop(&mut self) {
        panic!("in drop");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    panic::set_hook(Box::new(|info| {
        println!("  hook: {} at column {}", message(info.payload()), info.location().map_or(0, |l| l.column()));
    }));
    for kind in 0..=5 {
        println!("{kind}: {}", describe(tokio::spawn(worker(kind)).await));
    }
    let h = tokio::spawn(worker(9));
    task::yield_now().await;
    task::yield_now().await;
    println!("live {}", LIVE.load(Ordering::SeqCst));
    h.abort();
    println!("finished {}", h.is_finished());
    println!("{}", describe(h.await));
    let never = tokio::spawn(worker(9));
    never.abort();
    println!("never started: {}", describe(never.await));

    let e = tokio::spawn(async { panic!("debugged") }).await.map(|()| ()).unwrap_err();
    println!("{} / {}", strip(&e.to_string()), strip(&format!("{e:?}")));
    println!("{} {}", e.is_panic(), e.is_cancelled());

    let r = tokio::spawn(async {
        let _p = PanicOnDrop;
        task::yield_now().await;
    })
    .await;
    println!("{}", r.unwrap_err().is_panic());
    let h = tokio::spawn(async {
        let _p = PanicOnDrop;
        std::future::pending::<()>().await;
    });
    task::yield_now().await;
    h.abort();
    let e = h.await.unwrap_err();
    println!("abort whose drop panics: panic {} cancelled {}", e.is_panic(), e.is_cancelled());

    let mut set = JoinSet::new();
    for kind in [0, 1, 9] {
        set.spawn(worker(kind));
    }
    set.abort_all();
    let mut seen = vec![];
    while let Some(r) = set.join_next().await {
        seen.push(describe(r));
    }
    seen.sort();
    println!("{seen:?}");

    let b = task::spawn_blocking(|| -> u32 { panic!("blocking") }).await;
    println!("{}", describe(b));
    let caught = futures::FutureExt::catch_unwind(AssertUnwindSafe(worker(2))).await;
    println!("{}", caught.map_err(|p| message(&*p)).unwrap_err());
    println!("live at the end {}", LIVE.load(Ordering::SeqCst));
    let e: std::io::Error = tokio::spawn(async { panic!("to io") }).await.map(|()| ()).unwrap_err().into();
    println!("{:?} {}", e.kind(), strip(&e.to_string()));
}
