// What most programs use of the library: every function is run once when pollscope is built, so that what it leads to
// is read, checked and compiled before a program asks for it (src/session/image.c). It defines no types and no impls,
// which programs would meet. More than is needed does no harm: of an image only the pages that are read cost anything.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

fn prints() {
    println!("Hello, world!");
    println!();
    let (name, n, x) = ("name", 3, 2.5_f64);
    println!("{name} {} {:?} {n:>5} {n:<5}| {n:05} {x:.2} {x}", n, name);
    print!("{:x} {:#?} {:?} {:?}\n", 255_u32, Some(1), (1, 2), [1_u8, 2]);
    eprintln!("{}", true);
    assert_eq!(format!("{}{}", 'c', 1_u64), "c1");
    assert!(n == 3, "n is {}", n);
    println!("{:?} {:?}", Duration::from_millis(1500), String::from("s"));
    println!("{} {} {} {}", 1_i64, 2_usize, 3_u8, -4_i32);
}

fn strings() {
    let mut s = String::new();
    s.push('a');
    s.push_str("bc");
    s += "d";
    let t = s.clone() + &"e".to_string();
    let parts: Vec<&str> = "a,b".split(',').collect();
    let words: Vec<String> = "a b".split_whitespace().map(|w| w.to_uppercase()).collect();
    let n: i32 = "12".trim().parse().unwrap();
    println!("{t} {} {} {n} {:?} {}", s.len(), words.join("-"), parts, "abc".chars().rev().collect::<String>());
    for (i, c) in s.chars().enumerate() {
        print!("{i}{c}");
    }
    for line in "a\nb".lines() {
        print!("{}", line.starts_with("a"));
    }
    println!("{:?} {:?}", "x".parse::<i32>().is_err(), s.find("b"));
}

fn collections() {
    let mut v = vec![3, 1, 2];
    v.push(4);
    v.sort();
    v.extend(vec![5, 6]);
    let sum: i32 = v.iter().sum();
    let even: Vec<i32> = v.iter().filter(|x| *x % 2 == 0).map(|x| x * x).collect();
    println!("{:?} {:?} {sum} {:?} {}", v, even, v.iter().max(), v.contains(&2));
    for x in &v {
        print!("{} ", x);
    }
    for i in 0..3 {
        print!("{} ", v[i]);
    }
    while let Some(x) = v.pop() {
        print!("{x}");
    }
    println!("{:?} {:?} {}", v.first(), v.get(0), v.is_empty());
    let mut m: HashMap<String, i32> = HashMap::new();
    m.insert("a".to_string(), 1);
    *m.entry("a".to_string()).or_insert(0) += 1;
    println!("{:?} {:?}", m.get("a"), m.len());
    for (k, v) in &m {
        println!("{k} {v}");
    }
    let mut b = BTreeMap::new();
    b.insert(1, "a");
    println!("{:?} {:?}", b, b.get(&1));
    let mut q = VecDeque::new();
    q.push_back(1);
    println!("{:?}", q.pop_front());
    let s: HashSet<i32> = [1, 2].into_iter().collect();
    let t: BTreeSet<i32> = (0..3).collect();
    println!("{} {:?}", s.len(), t);
    let mut h = BinaryHeap::new();
    h.push(1);
    println!("{:?}", h.pop());
}

fn sharing() {
    let c = Rc::new(RefCell::new(vec![1]));
    Rc::clone(&c).borrow_mut().push(2);
    println!("{:?} {}", c.borrow(), Rc::strong_count(&c));
    let n = Cell::new(1);
    n.set(n.get() + 1);
    let a = Arc::new(Mutex::new(0));
    let done = Arc::new(AtomicUsize::new(0));
    let handles: Vec<_> = (0..2)
        .map(|i| {
            let (a, done) = (Arc::clone(&a), done.clone());
            std::thread::spawn(move || {
                *a.lock().unwrap() += i;
                done.fetch_add(1, Ordering::SeqCst);
            })
        })
        .collect();
    for h in handles {
        h.join().unwrap();
    }
    println!("{} {}", *a.lock().unwrap(), done.load(Ordering::SeqCst));
    let rw = RwLock::new(1);
    *rw.write().unwrap() += 1;
    println!("{}", *rw.read().unwrap());
    let flag = AtomicBool::new(false);
    flag.store(true, Ordering::Release);
    let pair = (Mutex::new(false), Condvar::new());
    pair.1.notify_all();
    let (tx, rx) = std::sync::mpsc::channel();
    std::thread::spawn(move || tx.send(1).unwrap());
    println!("{:?} {}", rx.recv(), flag.load(Ordering::Acquire));
    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(10));
    println!("{}", start.elapsed().as_millis());
    let b: Box<dyn Fn(i32) -> i32> = Box::new(move |x| x + 1);
    println!("{}", b(1));
}

fn errors() -> Result<(), Box<dyn std::error::Error>> {
    let n: i32 = "1".parse()?;
    let r: Result<i32, String> = if n == 1 { Ok(n) } else { Err("no".into()) };
    match r {
        Ok(n) => println!("{n}"),
        Err(e) => println!("{e}"),
    }
    let o = Some(1).map(|x| x + 1).unwrap_or(0);
    println!("{o} {:?}", "a".parse::<u8>().map_err(|e| e.to_string()));
    Ok(())
}

fn futures_by_hand() {
    let mut f: Pin<Box<dyn Future<Output = i32> + Send>> = Box::pin(async { std::future::ready(1).await });
    let waker = std::task::Waker::noop();
    let mut cx = Context::from_waker(waker);
    if let Poll::Ready(n) = f.as_mut().poll(&mut cx) {
        println!("{n}");
    }
    cx.waker().wake_by_ref();
    let mut p = std::pin::pin!(std::future::pending::<()>());
    println!("{:?}", p.as_mut().poll(&mut cx).is_pending());
}

fn tokio_threads() {
    let rt = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("failed");
    rt.block_on(async { tasks().await });
}

fn tokio_one_thread() {
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("failed");
    rt.block_on(async {
        tasks().await;
        locks().await;
        channels().await;
        choices().await;
    });
    tokio::runtime::Runtime::new().unwrap().block_on(async {});
}

async fn tasks() {
    let h = tokio::spawn(async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        1
    });
    println!("{}", h.await.unwrap());
    let mut handles = Vec::new();
    for i in 0..2_u64 {
        handles.push(tokio::spawn(async move {
            tokio::task::yield_now().await;
            i
        }));
    }
    for h in handles {
        match h.await {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e}"),
        }
    }
    let (a, b) = tokio::join!(async { 1 }, tokio::time::sleep(Duration::from_secs(1)));
    println!("{a} {b:?}");
    tokio::join!(tokio::time::sleep(Duration::from_millis(1)), tokio::time::sleep(Duration::from_millis(2)), async {});
    let slow = tokio::spawn(std::future::pending::<()>());
    slow.abort();
    println!("{}", slow.await.unwrap_err().is_cancelled());
    println!("{:?}", tokio::task::spawn_blocking(|| 1).await.unwrap());
    let mut set = tokio::task::JoinSet::new();
    set.spawn(async { 1 });
    while let Some(r) = set.join_next().await {
        println!("{}", r.unwrap());
    }
}

async fn locks() {
    let m = Arc::new(tokio::sync::Mutex::new(0));
    *m.lock().await += 1;
    let rw = tokio::sync::RwLock::new(0);
    *rw.write().await += 1;
    println!("{}", *rw.read().await);
    let s = Arc::new(tokio::sync::Semaphore::new(1));
    drop(s.acquire().await.unwrap());
    drop(s.clone().acquire_owned().await);
    let n = Arc::new(tokio::sync::Notify::new());
    n.notify_one();
    n.notified().await;
    let b = tokio::sync::Barrier::new(1);
    println!("{} {}", b.wait().await.is_leader(), m.lock().await);
}

async fn channels() {
    let (tx, mut rx) = tokio::sync::mpsc::channel(4);
    let tx2 = tx.clone();
    tokio::spawn(async move { tx2.send(1).await.unwrap() });
    drop(tx);
    while let Some(n) = rx.recv().await {
        println!("{n}");
    }
    let (tx, mut rx) = tokio::sync::mpsc::unbounded_channel();
    tx.send("a".to_string()).unwrap();
    println!("{:?}", rx.recv().await);
    let (tx, rx) = tokio::sync::oneshot::channel();
    tx.send(1).unwrap();
    println!("{:?}", rx.await);
    let (tx, mut rx) = tokio::sync::broadcast::channel(4);
    tx.send(1).unwrap();
    println!("{:?}", rx.recv().await);
    let (tx, mut rx) = tokio::sync::watch::channel(0);
    tx.send(1).unwrap();
    rx.changed().await.unwrap();
    println!("{}", *rx.borrow());
}

async fn choices() {
    tokio::select! {
        _ = tokio::time::sleep(Duration::from_millis(10)) => println!("slept"),
        n = async { 1 } => println!("{n}"),
    }
    let late = tokio::time::timeout(Duration::from_millis(1), std::future::pending::<()>()).await;
    println!("{:?}", late.is_err());
    let mut every = tokio::time::interval(Duration::from_millis(5));
    every.tick().await;
    every.tick().await;
    let start = tokio::time::Instant::now();
    tokio::time::sleep_until(start + Duration::from_millis(1)).await;
    println!("{:?}", start.elapsed());
    println!("{:?}", tokio::try_join!(async { Ok::<i32, String>(1) }, async { Ok::<i32, String>(2) }));
}

fn of_futures() {
    use futures::{FutureExt, StreamExt};
    futures::executor::block_on(async {
        println!("{:?}", futures::future::join_all(vec![async { 1 }.boxed(), async { 2 }.boxed()]).await);
        println!("{:?}", futures::join!(async { 1 }, async { 2 }));
        let mut waiting = futures::stream::FuturesUnordered::new();
        waiting.push(std::future::ready(1));
        while let Some(n) = waiting.next().await {
            println!("{n}");
        }
        println!("{:?}", futures::stream::iter(vec![1, 2]).map(|x| x * 2).collect::<Vec<_>>().await);
        futures::future::select(std::future::ready(1), std::future::pending::<()>()).await;
        let (tx, mut rx) = futures::channel::mpsc::unbounded();
        tx.unbounded_send(1).unwrap();
        println!("{:?}", rx.next().await);
    });
}

fn of_async_std() {
    async_std::task::block_on(async {
        let h = async_std::task::spawn(async {
            async_std::task::sleep(Duration::from_millis(10)).await;
            1
        });
        println!("{}", h.await);
    });
}

fn of_smol() {
    smol::block_on(async {
        let t = smol::spawn(async {
            smol::Timer::after(Duration::from_millis(10)).await;
            1
        });
        println!("{}", t.await);
    });
}
