// What async fn become, written by hand: an enum state machine, recursion, and a tower of combinators
use std::collections::HashMap;
use std::fmt::Debug;
use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::task::{ready, Context, Poll, Wake, Waker};

type Local<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

struct Counter(AtomicU32);
impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn drive<T>(mut f: Pin<&mut dyn Future<Output = T>>) -> (T, u32) {
    let c = Arc::new(Counter(AtomicU32::new(0)));
    let w: Waker = c.clone().into();
    let mut cx = Context::from_waker(&w);
    loop {
        if let Poll::Ready(v) = f.as_mut().poll(&mut cx) {
            return (v, c.0.load(Ordering::Relaxed));
        }
    }
}

#[derive(Debug, Default)]
struct Db {
    rows: HashMap<u32, (String, Option<u32>)>,
}

struct Fetch<'d> {
    db: &'d Db,
    id: u32,
    latency: u8,
}
impl<'d> Future for Fetch<'d> {
    type Output = Option<&'d (String, Option<u32>)>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.latency > 0 {
            self.latency -= 1;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.db.rows.get(&self.id))
    }
}

impl Db {
    fn fetch(&self, id: u32) -> Fetch<'_> {
        Fetch { db: self, id, latency: (id % 3) as u8 }
    }
}

// async fn chain(db, id) -> Vec<&str> written as an enum
enum Chain<'d> {
    Start { db: &'d Db, id: u32 },
    Fetching { db: &'d Db, fut: Fetch<'d>, found: Vec<&'d str> },
    Done,
}
impl<'d> Future for Chain<'d> {
    type Output = Vec<&'d str>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            match &mut *self {
                Chain::Start { db, id } => {
                    let (db, fut) = (*db, db.fetch(*id));
                    self.set(Chain::Fetching { db, fut, found: vec![] });
                }
                Chain::Fetching { db, fut, found } => {
                    let row = ready!(Pin::new(&mut *fut).poll(cx));
                    let flow = match row {
                        Some((name, next)) => {
                            found.push(name);
                            next.map_or(ControlFlow::Break(()), ControlFlow::Continue)
                        }
                        None => ControlFlow::Break(()),
                    };
                    match flow {
                        ControlFlow::Continue(n) => *fut = db.fetch(n),
                        ControlFlow::Break(()) => {
                            let out = std::mem::take(found);
                            *self = Chain::Done;
                            return Poll::Ready(out);
                        }
                    }
                }
                Chain::Done => panic!("`Chain` polled after completion"),
            }
        }
    }
}

async fn chain_sugar(db: &Db, mut id: u32) -> Vec<&str> {
    let mut found = vec![];
    while let Some((name, next)) = db.fetch(id).await {
        found.push(name.as_str());
        match next {
            Some(n) => id = *n,
            None => break,
        }
    }
    found
}

fn depth<'a>(db: &'a Db, id: u32) -> Local<'a, u32> {
    Box::pin(async move {
        match db.fetch(id).await {
            Some((_, Some(next))) => 1 + depth(db, *next).await,
            Some((_, None)) => 1,
            None => 0,
        }
    })
}

async fn fold_async<T, A, F>(items: impl IntoIterator<Item = T>, init: A, mut f: F) -> A
where
    F: AsyncFnMut(A, T) -> A,
{
    let mut acc = init;
    for x in items {
        acc = f(acc, x).await;
    }
    acc
}

trait Visit {
    type Out<'a>: Debug
    where
        Self: 'a;
    async fn visit<'a>(&'a self, db: &'a Db) -> Self::Out<'a>;
}
struct ByName(&'static str);
impl Visit for ByName {
    type Out<'a> = Vec<(&'a u32, usize)>;
    async fn visit<'a>(&'a self, db: &'a Db) -> Self::Out<'a> {
        let mut v: Vec<_> = db.rows.iter().filter(|(_, r)| r.0.contains(self.0)).map(|(k, r)| (k, r.0.len())).collect();
        v.sort();
        db.fetch(2).await;
        v
    }
}

fn main() {
    let mut db = Db::default();
    for (i, name) in ["zero", "one", "two", "three", "four"].iter().enumerate() {
        db.rows.insert(i as u32, (name.to_string(), (i > 0).then(|| i as u32 - 1)));
    }
    let mut by_hand = Chain::Start { db: &db, id: 4 };
    let a = drive(std::pin::pin!(&mut by_hand));
    let b = drive(std::pin::pin!(chain_sugar(&db, 4)));
    println!("{a:?}\n{b:?} same: {}", a == b);
    println!("{}", matches!(by_hand, Chain::Done));
    let again = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drive(std::pin::pin!(&mut by_hand)).1));
    println!("{:?}", again.unwrap_err().downcast_ref::<&str>());
    println!("{:?} {:?}", drive(depth(&db, 3).as_mut()), drive(depth(&db, 99).as_mut()));
    let total = fold_async([1, 2, 99], 0, async |acc, id| acc + db.fetch(id).await.map_or(100, |r| r.0.len()));
    println!("{:?}", drive(std::pin::pin!(total)));
    println!("{:?}", drive(std::pin::pin!(ByName("o").visit(&db))));
    println!("{} {}", std::mem::size_of::<Fetch>(), std::mem::size_of::<Chain>());
}
