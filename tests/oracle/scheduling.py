"""Random programs for tests/oracle/generate: tasks that sleep, yield, lock, send, receive, select, join,
spawn, abort and wait for each other, on one thread and a paused clock, so that what they print is
the same in every run.  Each is a function of its seed.  Standard library only.
"""

import random

HEAD = """\
use std::sync::Arc;
use std::future::Future;
use std::pin::Pin;
use std::sync::Mutex as StdMutex;
use std::task::{Context, Poll, Waker};
use futures::future::{abortable, FutureExt};
use futures::stream::{self, FuturesOrdered, FuturesUnordered, StreamExt};
use tokio::sync::{broadcast, mpsc, oneshot, watch, Barrier, Mutex, Notify, OnceCell, RwLock, Semaphore};
use tokio::task::{self, JoinSet, LocalSet};
use tokio::time::{self, advance, interval, interval_at, sleep, sleep_until, timeout, Duration, Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use tokio_util::time::DelayQueue;

tokio::task_local! {
    static LEVEL: u32;
}

macro_rules! say {
    ($w:expr, $($t:tt)*) => { println!("{:>9?} {}", $w.t0.elapsed(), format!($($t)*)) };
}

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("          drop {}", self.0);
    }
}

/// Tells somebody when it is dropped.
struct Bell(Arc<Notify>, bool);

impl Drop for Bell {
    fn drop(&mut self) {
        if self.1 {
            self.0.notify_one();
        } else {
            self.0.notify_waiters();
        }
    }
}

/// A future of its own making: ready once it was opened; the last who waits is woken.
#[derive(Default)]
struct Gate {
    open: bool,
    waker: Option<Waker>,
    polls: u32,
}

struct Pass(Arc<StdMutex<Gate>>);

impl Future for Pass {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        let mut gate = self.0.lock().unwrap();
        gate.polls += 1;
        if gate.open {
            gate.open = false;
            return Poll::Ready(gate.polls);
        }
        gate.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

fn open(gate: &Arc<StdMutex<Gate>>) {
    let waker = {
        let mut gate = gate.lock().unwrap();
        gate.open = true;
        gate.waker.take()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
}

fn us(n: u64) -> Duration {
    Duration::from_micros(n)
}

#[derive(Clone)]
struct W {
    t0: Instant,
    m: [Arc<Mutex<u32>>; 2],
    rw: Arc<RwLock<u32>>,
    sem: [Arc<Semaphore>; 2],
    n: [Arc<Notify>; 2],
    tx: [Option<mpsc::Sender<u32>>; 2],
    rx: [Arc<Mutex<mpsc::Receiver<u32>>>; 2],
    utx: Option<mpsc::UnboundedSender<u32>>,
    urx: Arc<Mutex<mpsc::UnboundedReceiver<u32>>>,
    b: broadcast::Sender<u32>,
    watch: Arc<watch::Sender<u32>>,
    wrx: watch::Receiver<u32>,
    bar: Arc<Barrier>,
    cell: Arc<OnceCell<u32>>,
    tok: CancellationToken,
    gate: Arc<StdMutex<Gate>>,
}

impl W {
    fn new() -> W {
        let (tx0, rx0) = mpsc::channel(%(cap0)d);
        let (tx1, rx1) = mpsc::channel(%(cap1)d);
        let (utx, urx) = mpsc::unbounded_channel();
        let (b, _) = broadcast::channel(%(bcap)d);
        let (watch, wrx) = watch::channel(0);
        W {
            t0: Instant::now(),
            m: [Arc::new(Mutex::new(0)), Arc::new(Mutex::new(0))],
            rw: Arc::new(RwLock::new(0)),
            sem: [Arc::new(Semaphore::new(%(sem0)d)), Arc::new(Semaphore::new(%(sem1)d))],
            n: [Arc::new(Notify::new()), Arc::new(Notify::new())],
            tx: [Some(tx0), Some(tx1)],
            rx: [Arc::new(Mutex::new(rx0)), Arc::new(Mutex::new(rx1))],
            utx: Some(utx),
            urx: Arc::new(Mutex::new(urx)),
            b,
            watch: Arc::new(watch),
            wrx,
            bar: Arc::new(Barrier::new(%(bar)d)),
            cell: Arc::new(OnceCell::new()),
            tok: CancellationToken::new(),
            gate: Default::default(),
        }
    }

    async fn send(&self, i: usize, v: u32) -> bool {
        match &self.tx[i] {
            Some(tx) => tx.send(v).await.is_ok(),
            None => false,
        }
    }

    async fn recv(&self, i: usize) -> Option<u32> {
        self.rx[i].lock().await.recv().await
    }
}
"""

# Sleeps, in microseconds: the same ones again and again so that deadlines fall together; some cross the
# slots of Tokio's timer wheel (64 ms, 4096 ms).
SLEEPS = [0, 1000, 1000, 2000, 2000, 3000, 5000, 5000, 10000, 500, 1500, 999, 20000, 63000, 64000, 65000, 130000]
MAIN_WAITS = [20000, 60000, 150000, 300000, 5000000]


class Program:
    """One program; `text` is its source."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.labels = 0
        self.tasks = self.r.randint(2, 5)
        self.kinds = self.r.sample(range(len(STATEMENTS)), self.r.randint(8, len(STATEMENTS)))
        self.out = []
        self.text = self.make()

    def pick(self, *xs):
        return self.r.choice(xs)

    def us(self):
        return f"us({self.r.choice(SLEEPS)})"

    def label(self):
        self.labels += 1
        return self.labels

    def line(self, depth, text):
        self.out.append("    " * depth + text)

    def say(self, d, text, *args):
        tail = "".join(", " + a for a in args)
        self.line(d, f'say!(w, "{self.name}.{self.label()} {text}"{tail});')

    # --- the program --------------------------------------------------------

    def make(self):
        head = HEAD % {"cap0": self.pick(1, 1, 2), "cap1": self.pick(1, 3, 200), "bcap": self.pick(1, 2, 4, 8),
                       "sem0": self.pick(1, 1, 2, 3), "sem1": self.pick(0, 2, 4), "bar": self.pick(2, 2, 3)}
        for i in range(self.tasks):
            self.name, self.at, self.next = f"t{i}", i, i + 1
            self.line(0, f"\nasync fn t{i}(mut w: W) -> u32 {{")
            self.locals()
            self.block(1, self.r.randint(3, 9), 3)
            self.line(1, f'say!(w, "t{i} ends");')
            self.line(1, f"{self.r.randint(0, 99)}")
            self.line(0, "}")
        self.name, self.at, self.next = "body", -1, 0
        self.line(0, "\nasync fn body(mut w: W) -> u32 {")
        self.locals()
        self.block(1, self.r.randint(3, 10), 3)
        self.line(1, 'say!(w, "body ends");')
        self.line(1, "7")
        self.line(0, "}")
        self.main()
        return head + "\n".join(self.out) + "\n"

    def locals(self):
        if self.r.random() < 0.4:
            self.line(1, f'let _d = D("{self.name}");')
        self.line(1, "let mut br = w.b.subscribe();")
        self.line(1, "let mut wr = w.wrx.clone();")

    def main(self):
        self.name = "main"
        self.line(0, '\n#[tokio::main(flavor = "current_thread", start_paused = true)]')
        self.line(0, "pub async fn main() {")
        self.line(1, "std::panic::set_hook(Box::new(|_| {}));")
        self.line(1, "let w = W::new();")
        how = self.r.random()
        for _ in range(self.r.randint(1, 3)):
            self.line(1, f"tokio::spawn(t{self.r.randrange(self.tasks)}(w.clone()));")
        wait = self.r.choice(MAIN_WAITS)
        if how < 0.7:
            self.line(1, f"let r = timeout(us({wait}), body(w.clone())).await.is_ok();")
        elif how < 0.85:
            self.line(1, "let set = LocalSet::new();")
            self.line(1, f"set.spawn_local(t{self.r.randrange(self.tasks)}(w.clone()));")
            self.line(1, "let w2 = w.clone();")
            self.line(1, f"let r = timeout(us({wait}), set.run_until(async move {{")
            self.line(2, f"let h = task::spawn_local(t{self.r.randrange(self.tasks)}(w2.clone()));")
            self.line(2, "body(w2).await;")
            self.line(2, "h.await.is_ok()")
            self.line(1, "})).await.is_ok();")
            if self.r.random() < 0.5:
                self.line(1, f"let r = r && timeout(us({wait}), set).await.is_ok();")
        else:
            self.line(1, "let h = tokio::spawn(body(w.clone()));")
            self.line(1, f"let r = timeout(us({wait}), h).await.is_ok();")
        self.line(1, 'say!(w, "main {r}");')
        if self.r.random() < 0.5:
            self.line(1, f"sleep({self.us()}).await;")
            self.line(1, 'say!(w, "main over");')
        self.line(0, "}")

    def block(self, d, n, deep):
        """n statements; deep: how many more levels may be opened."""
        for _ in range(n):
            kind = self.r.choice(self.kinds)
            need, make = STATEMENTS[kind]
            if need > deep:
                make = self.r.choice(PLAIN)
            make(self, d, deep)

    # --- futures, as expressions with a Debug value ---------------------------

    def future(self, deep, mutable=True):
        """A future that may never be ready, to be used once; mutable: it may borrow the task's own receivers."""
        r = self.r
        choices = [
            lambda: f"sleep({self.us()})",
            lambda: f"async {{ sleep({self.us()}).await; {r.randint(0, 9)} }}",
            lambda: f"async {{ for _ in 0..{r.randint(1, 3)} {{ task::yield_now().await; }} {r.randint(0, 9)} }}",
            lambda: "async { *w.m[%d].lock().await }" % r.randint(0, 1),
            lambda: "async { let mut g = w.m[%d].lock().await; *g += 1; sleep(%s).await; *g }" % (r.randint(0, 1), self.us()),
            lambda: "async { *w.rw.read().await }",
            lambda: f"async {{ let _p = w.sem[{r.randint(0, 1)}].acquire_many({r.randint(1, 2)}).await.is_ok(); sleep({self.us()}).await; _p }}",
            lambda: f"w.n[{r.randint(0, 1)}].notified()",
            lambda: f"w.recv({r.randint(0, 1)})",
            lambda: f"w.send({r.randint(0, 1)}, {r.randint(0, 99)})",
            lambda: "async { w.urx.lock().await.recv().await }",
            lambda: "std::future::ready(1)",
            lambda: "w.tok.cancelled()",
            lambda: "async { w.bar.wait().await.is_leader() }",
            lambda: f"async {{ *w.cell.get_or_init(|| async {{ sleep({self.us()}).await; {r.randint(0, 9)} }}).await }}",
            lambda: f"timeout({self.us()}, async {{ w.sem[{r.randint(0, 1)}].acquire().await.map(|p| p.forget()).is_ok() }})",
            lambda: "Pass(w.gate.clone())",
            lambda: f"async {{ open(&w.gate); sleep({self.us()}).await; {r.randint(0, 9)} }}",
            lambda: f"async {{ let _b = Bell(w.n[{r.randint(0, 1)}].clone(), {self.pick('true', 'false')}); sleep({self.us()}).await; }}",
            lambda: f"LEVEL.scope({r.randint(0, 9)}, async {{ task::yield_now().await; LEVEL.get() }})",
            lambda: f"task::unconstrained(async {{ task::yield_now().await; {r.randint(0, 9)} }})",
        ]
        if mutable:
            choices += [lambda: "br.recv()", lambda: "async { wr.changed().await.is_ok() }"]
        if self.next < self.tasks:
            choices += [self.spawned, self.spawned, lambda: f"Box::pin(t{self.later()}(w.clone()))"]
        if deep > 0:
            choices += [lambda: "async { tokio::join!(%s, %s) }" % (self.future(0, False), self.future(0, False)),
                        lambda: "timeout(%s, %s)" % (self.us(), self.future(deep - 1, mutable))]
        return r.choice(choices)()

    def later(self):
        return self.r.randrange(self.next, self.tasks)

    def spawned(self):
        return f"tokio::spawn(t{self.later()}(w.clone())).map(|r| r.map_err(|e| e.is_panic()))"

    # --- statements ----------------------------------------------------------

    def s_say(self, d, deep):
        self.say(d, "here")

    def s_sleep(self, d, deep):
        self.line(d, f"sleep({self.us()}).await;")
        if self.r.random() < 0.6:
            self.say(d, "slept")

    def s_yield(self, d, deep):
        for _ in range(self.r.randint(1, 2)):
            self.line(d, "task::yield_now().await;")
        if self.r.random() < 0.6:
            self.say(d, "yielded")

    def s_guard(self, d, deep):
        self.line(d, f'let _d{self.labels} = D("{self.name}.{self.label()}");')

    def s_mutex(self, d, deep):
        i = self.r.randint(0, 1)
        if self.r.random() < 0.2:
            self.say(d, "try_lock {}", f"w.m[{i}].try_lock().is_ok()")
            return
        self.line(d, "{")
        self.line(d + 1, f"let mut g = w.m[{i}].lock().await;" if self.r.random() < 0.8 else
                  f"let mut g = w.m[{i}].clone().lock_owned().await;")
        self.line(d + 1, "*g += 1;")
        self.say(d + 1, "locked {}", "*g")
        self.r.choice(PLAIN)(self, d + 1, deep)
        self.line(d, "}")

    def s_rwlock(self, d, deep):
        r = self.r.random()
        self.line(d, "{")
        if r < 0.4:
            self.line(d + 1, "let g = w.rw.read().await;")
            self.say(d + 1, "read {}", "*g")
        elif r < 0.7:
            self.line(d + 1, "let mut g = w.rw.write().await;")
            self.line(d + 1, "*g += 1;")
            self.say(d + 1, "write {}", "*g")
        elif r < 0.85:
            self.line(d + 1, "let g = w.rw.write().await;")
            self.r.choice(PLAIN)(self, d + 1, deep)
            self.line(d + 1, "let g = g.downgrade();")
            self.say(d + 1, "down {}", "*g")
        else:
            self.say(d + 1, "{} {}", "w.rw.try_read().is_ok()", "w.rw.try_write().is_ok()")
        self.r.choice(PLAIN)(self, d + 1, deep)
        self.line(d, "}")

    def s_semaphore(self, d, deep):
        i, r = self.r.randint(0, 1), self.r.random()
        if r < 0.15:
            self.line(d, f"w.sem[{i}].add_permits({self.r.randint(1, 2)});")
        elif r < 0.3:
            self.say(d, "try {:?}", f"w.sem[{i}].try_acquire_many({self.r.randint(1, 2)}).map(|_| ())")
        elif r < 0.33:
            self.line(d, f"w.sem[{i}].close();")
        elif r < 0.9:
            self.line(d, "{")
            n = self.r.randint(1, 2)
            self.line(d + 1, f"let p = w.sem[{i}].acquire_many({n}).await;" if self.r.random() < 0.7 else
                      f"let p = w.sem[{i}].clone().acquire_many_owned({n}).await;")
            self.say(d + 1, "permit {} {}", "p.is_ok()", f"w.sem[{i}].available_permits()")
            self.r.choice(PLAIN)(self, d + 1, deep)
            self.line(d, "}")
        else:
            self.say(d, "permits {}", f"w.sem[{i}].available_permits()")

    def s_notify(self, d, deep):
        i, r = self.r.randint(0, 1), self.r.random()
        if r < 0.35:
            self.line(d, f"w.n[{i}].notify_one();")
        elif r < 0.6:
            self.line(d, f"w.n[{i}].notify_waiters();")
        elif r < 0.75:
            self.line(d, "{")
            self.line(d + 1, f"let mut f = Box::pin(w.n[{i}].notified());")
            self.say(d + 1, "enable {}", "f.as_mut().enable()")
            self.r.choice(PLAIN)(self, d + 1, deep)
            self.say(d + 1, "{:?}", f"timeout({self.us()}, f).await.is_ok()")
            self.line(d, "}")
        else:
            self.line(d, f"w.n[{i}].notified().await;")
            self.say(d, "notified")

    def s_channel(self, d, deep):
        i, r, v = self.r.randint(0, 1), self.r.random(), self.r.randint(0, 99)
        if r < 0.25:
            self.say(d, "sent {}", f"w.send({i}, {v}).await")
        elif r < 0.35:
            self.say(d, "try_send {:?}", f"w.tx[{i}].as_ref().map(|tx| tx.try_send({v}))")
        elif r < 0.45:
            self.line(d, f"if let Some(tx) = w.tx[{i}].clone() {{")
            self.line(d + 1, "if let Ok(p) = tx.reserve().await {")
            self.r.choice(PLAIN)(self, d + 2, deep)
            if self.r.random() < 0.7:
                self.line(d + 2, f"p.send({v});")
            self.say(d + 2, "reserved {}", "tx.capacity()")
            self.line(d + 1, "}")
            self.line(d, "}")
        elif r < 0.65:
            self.say(d, "got {:?}", f"w.recv({i}).await")
        elif r < 0.75:
            self.say(d, "try_recv {:?}", f"w.rx[{i}].try_lock().map(|mut rx| rx.try_recv()).ok()")
        elif r < 0.8:
            self.line(d, f"w.rx[{i}].lock().await.close();")
        elif r < 0.9:
            self.line(d, f"w.tx[{i}] = None;")
        else:
            self.line(d, "if let Some(tx) = &w.utx {")
            self.line(d + 1, f"let _ = tx.send({v});")
            self.line(d, "}")

    def s_unbounded(self, d, deep):
        r = self.r.random()
        if r < 0.5:
            self.line(d, f"for i in 0..{self.r.randint(1, 4)} {{")
            self.line(d + 1, "if let Some(tx) = &w.utx {")
            self.line(d + 2, "let _ = tx.send(i);")
            self.line(d + 1, "}")
            self.line(d, "}")
        elif r < 0.6:
            self.line(d, "w.utx = None;")
        else:
            self.say(d, "{:?}", "timeout(%s, async { w.urx.lock().await.recv().await }).await" % self.us())

    def s_broadcast(self, d, deep):
        r = self.r.random()
        if r < 0.5:
            self.line(d, f"for i in 0..{self.r.randint(1, 3)} {{")
            self.line(d + 1, "let _ = w.b.send(i);")
            self.line(d, "}")
        elif r < 0.7:
            self.say(d, "{:?} {}", "br.try_recv()", "br.len()")
        elif r < 0.8:
            self.line(d, "br = br.resubscribe();")
        else:
            self.say(d, "{:?}", f"timeout({self.us()}, br.recv()).await")

    def s_watch(self, d, deep):
        r = self.r.random()
        if r < 0.4:
            self.line(d, f"let _ = w.watch.send({self.r.randint(0, 99)});")
        elif r < 0.5:
            self.say(d, "{}", f"w.watch.send_if_modified(|v| {{ *v += 1; *v % 2 == {self.r.randint(0, 1)} }})")
        elif r < 0.6:
            self.say(d, "{:?} {}", "wr.has_changed()", "*wr.borrow_and_update()")
        else:
            self.say(d, "{:?}", f"timeout({self.us()}, wr.changed()).await.map(|r| r.is_ok())")
            self.say(d, "{}", "*wr.borrow()")

    def s_cell(self, d, deep):
        r = self.r.random()
        if r < 0.3:
            self.say(d, "{:?}", f"w.cell.set({self.r.randint(0, 9)}).is_ok()")
        elif r < 0.5:
            self.say(d, "{:?}", "w.cell.get()")
        else:
            init = f"|| async {{ sleep({self.us()}).await; {self.r.randint(0, 9)} }}"
            self.say(d, "{:?}", f"timeout({self.us()}, w.cell.get_or_init({init})).await.ok()")

    def s_token(self, d, deep):
        r = self.r.random()
        if r < 0.15:
            self.line(d, "w.tok.cancel();")
        elif r < 0.3:
            self.line(d, "w.tok = w.tok.child_token();")
        elif r < 0.5:
            self.say(d, "{}", "w.tok.is_cancelled()")
        else:
            self.say(d, "{:?}", f"timeout({self.us()}, w.tok.cancelled()).await.is_ok()")

    def s_barrier(self, d, deep):
        self.say(d, "{:?}", f"timeout({self.us()}, w.bar.wait()).await.map(|r| r.is_leader())")

    def s_timeout(self, d, deep):
        self.say(d, "{:?}", f"timeout({self.us()}, {self.future(1)}).await")

    def s_await(self, d, deep):
        self.say(d, "{:?}", f"{self.future(1)}.await")

    def s_join(self, d, deep):
        n = self.r.randint(2, 4)
        fs = ", ".join(self.future(0, False) for _ in range(n))
        self.say(d, "{:?}", f"tokio::join!({fs})" if self.r.random() < 0.7 else
                 "futures::join!(%s)" % fs)

    def s_try_join(self, d, deep):
        a, b = self.future(0, False), self.future(0, False)
        self.line(d, f"let r = tokio::try_join!(async {{ {a}.await; Ok::<u32, u32>(1) }}, "
                  f"async {{ {b}.await; {self.pick('Ok(2)', 'Err::<u32, u32>(3)')} }});")
        self.say(d, "{:?}", "r")

    def s_select(self, d, deep):
        self.line(d, "tokio::select! {")
        self.line(d + 1, "biased;")
        mutable = True
        for k in range(self.r.randint(2, 4)):
            f = self.future(0, mutable)
            mutable = mutable and "br." not in f and "wr." not in f
            cond = self.pick("", "", "", f", if w.sem[0].available_permits() > {self.r.randint(0, 1)}")
            pat = "Some(x)" if f.startswith("w.recv") and self.r.random() < 0.6 else "x"
            self.line(d + 1, f"{pat} = {f}{cond} => {{")
            self.say(d + 2, f"branch {k} {{:?}}", "x")
            if self.r.random() < 0.4:
                self.r.choice(PLAIN)(self, d + 2, 0)
            self.line(d + 1, "}")
        self.line(d + 1, "else => {")
        self.say(d + 2, "else")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_select_loop(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, f"let mut until = Box::pin(sleep({self.us()}));")
        self.line(d + 1, f"for i in 0..{self.r.randint(2, 5)} {{")
        self.line(d + 2, "tokio::select! {")
        self.line(d + 3, "biased;")
        rows = [("_ = &mut until, if !until.is_elapsed()", "until"), (f"x = {self.future(0)}", "x")]
        if self.r.random() < 0.5:
            rows.reverse()
        for row, name in rows:
            self.line(d + 3, f"{row} => {{")
            self.say(d + 4, f"{name} {{i}}")
            if name == "until" and self.r.random() < 0.5:
                self.line(d + 4, f"until.as_mut().reset(Instant::now() + {self.us()});")
            self.line(d + 3, "}")
        self.line(d + 3, "else => break,")
        self.line(d + 2, "}")
        if self.r.random() < 0.3:
            self.line(d + 2, f"until.as_mut().reset(Instant::now() + {self.us()});")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_spawn(self, d, deep):
        h = f"h{self.label()}"
        if self.next < self.tasks and self.r.random() < 0.6:
            self.line(d, f"let {h} = tokio::spawn(t{self.later()}(w.clone()));")
        else:
            self.line(d, f"let mut w2 = w.clone();")
            self.line(d, f"let {h} = tokio::spawn(async move {{")
            self.line(d + 1, "let mut w = w2;")
            if self.r.random() < 0.5:
                self.s_guard(d + 1, 0)
            self.line(d + 1, "let mut br = w.b.subscribe();")
            self.line(d + 1, "let mut wr = w.wrx.clone();")
            self.block(d + 1, self.r.randint(1, 4), deep - 1)
            if self.r.random() < 0.1:
                self.line(d + 1, 'if true { panic!("boom"); }')
            self.line(d + 1, f"{self.r.randint(0, 9)}")
            self.line(d, "});")
        for _ in range(self.r.randint(0, 2)):
            self.r.choice(PLAIN)(self, d, 0)
        r = self.r.random()
        if r < 0.3:
            self.line(d, f"{h}.abort();")
            if self.r.random() < 0.5:
                self.say(d, "finished {}", f"{h}.is_finished()")
        elif r < 0.4:
            self.line(d, f"drop({h});")
            return
        if self.r.random() < 0.7:
            self.line(d, f"let r = {h}.await;")
            self.say(d, "joined {:?}", "r.map_err(|e| (e.is_cancelled(), e.is_panic()))")
        else:
            self.say(d, "in time {:?}", f"timeout({self.us()}, {h}).await.is_ok()")

    def s_join_set(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, "let mut set = JoinSet::new();")
        for _ in range(self.r.randint(1, 4)):
            if self.next < self.tasks and self.r.random() < 0.5:
                self.line(d + 1, f"set.spawn(t{self.later()}(w.clone()));")
            else:
                self.line(d + 1, "let w2 = w.clone();")
                self.line(d + 1, f"set.spawn(async move {{ let w = w2; {self.future(0, False)}.await; {self.r.randint(0, 9)} }});")
            if self.r.random() < 0.3:
                self.r.choice(PLAIN)(self, d + 1, 0)
        r = self.r.random()
        if r < 0.5:
            self.line(d + 1, f"while let Ok(Some(r)) = timeout({self.us()}, set.join_next()).await {{")
            self.say(d + 2, "set {:?} {}", "r.ok()", "set.len()")
            self.line(d + 1, "}")
        if r < 0.7:
            self.line(d + 1, self.pick("set.abort_all();", "set.detach_all();", "set.shutdown().await;", ""))
        self.say(d + 1, "len {}", "set.len()")
        self.line(d, "}")

    def s_unordered(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, "let mut all = FuturesUnordered::new();")
        for k in range(self.r.randint(1, 4)):
            self.line(d + 1, f"all.push(async {{ {self.future(0, False)}.await; {k} }}.boxed());")
        self.line(d + 1, f"while let Ok(Some(k)) = timeout({self.us()}, all.next()).await {{")
        self.say(d + 2, "future {k}")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_join_all(self, d, deep):
        fs = ", ".join(f"async {{ {self.future(0, False)}.await; {k} }}.boxed()" for k in range(self.r.randint(1, 3)))
        all_of = self.pick("join_all", "join_all", "select_all")
        self.say(d, "{:?}", f"timeout({self.us()}, futures::future::{all_of}([{fs}]).map(|_| 1)).await")

    def s_buffered(self, d, deep):
        n, how = self.r.randint(1, 3), self.pick("buffered", "buffer_unordered")
        f = self.pick("sleep(us(1000 * (5 - k))).await;", "for _ in 0..k { task::yield_now().await; }",
                      f"sleep({self.us()}).await;", "let _g = w.m[0].lock().await; task::yield_now().await;")
        self.line(d, f"let s = stream::iter(0..{self.r.randint(2, 5)}u64).map(|k| {{ let w = &w; async move {{ {f} k }} }}).{how}({n});")
        self.say(d, "{:?}", f"timeout({self.us()}, s.collect::<Vec<_>>()).await")

    def s_concurrent(self, d, deep):
        limit = self.pick("None", "2", "3")
        self.line(d, f"let f = stream::iter(0..{self.r.randint(2, 4)}).for_each_concurrent({limit}, |k| {{ let w = &w; async move {{")
        self.line(d + 1, f"{self.future(0, False)}.await;")
        self.say(d + 1, "concurrent {k}")
        self.line(d, "} });")
        self.say(d, "{:?}", f"timeout({self.us()}, f).await.is_ok()")

    def s_ordered(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, "let mut all = FuturesOrdered::new();")
        for k in range(self.r.randint(1, 3)):
            self.line(d + 1, f"all.push(async {{ {self.future(0, False)}.await; {k} }}.boxed());")
        self.line(d + 1, f"while let Ok(Some(k)) = timeout({self.us()}, all.next()).await {{")
        self.say(d + 2, "ordered {k}")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_shared(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, "let w2 = w.clone();")
        self.line(d + 1, f"let f = async move {{ let w = w2; {self.future(0, False)}.await; {self.r.randint(0, 9)} }}.boxed().shared();")
        self.line(d + 1, "let g = f.clone();")
        self.line(d + 1, "let h = tokio::spawn(g);")
        self.say(d + 1, "shared {:?}", f"timeout({self.us()}, f).await.ok()")
        self.say(d + 1, "shared {:?}", f"timeout({self.us()}, h).await.map(|r| r.ok()).ok()")
        self.line(d, "}")

    def s_abortable(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, f"let (f, h) = abortable(async {{ {self.future(0, False)}.await; 3 }});")
        self.line(d + 1, "let w2 = w.clone();")
        self.line(d + 1, f"tokio::spawn(async move {{ sleep({self.us()}).await; h.abort(); }});")
        self.say(d + 1, "abortable {:?}", f"timeout({self.us()}, f).await.map(|r| r.is_ok())")
        self.line(d, "}")

    def s_delay_queue(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, "let mut q = DelayQueue::new();")
        for k in range(self.r.randint(1, 4)):
            self.line(d + 1, f"let key{k} = q.insert({k}, {self.us()});")
            if self.r.random() < 0.3:
                self.line(d + 1, self.pick(f"q.reset(&key{k}, {self.us()});", f"q.remove(&key{k});"))
        self.line(d + 1, f"while let Ok(Some(e)) = timeout({self.us()}, q.next()).await {{")
        self.say(d + 2, "expired {:?}", "e.into_inner()")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_gate(self, d, deep):
        r = self.r.random()
        if r < 0.5:
            self.line(d, "open(&w.gate);")
        else:
            self.say(d, "{:?}", f"timeout({self.us()}, Pass(w.gate.clone())).await")

    def s_bell(self, d, deep):
        self.line(d, f"let _b{self.label()} = Bell(w.n[{self.r.randint(0, 1)}].clone(), {self.pick('true', 'false')});")

    def s_loop(self, d, deep):
        self.line(d, f"for i in 0..{self.r.randint(2, 4)} {{")
        self.say(d + 1, "turn {i}")
        self.block(d + 1, self.r.randint(1, 3), deep - 1)
        self.line(d, "}")

    def s_if(self, d, deep):
        self.line(d, "if %s {" % self.pick("*wr.borrow() % 2 == 0", "w.sem[0].available_permits() > 0", "w.tok.is_cancelled()",
                                           "w.cell.initialized()", "w.t0.elapsed() > us(3000)"))
        self.block(d + 1, self.r.randint(1, 2), deep - 1)
        self.line(d, "}")

    def s_interval(self, d, deep):
        self.line(d, "{")
        period = f"us({self.pick(1000, 2000, 3000, 10000, 1500)})"
        self.line(d + 1, f"let mut iv = interval({period});" if self.r.random() < 0.7 else
                  f"let mut iv = interval_at(Instant::now() + {self.us()}, {period});")
        if self.r.random() < 0.7:
            self.line(d + 1, f"iv.set_missed_tick_behavior(MissedTickBehavior::{self.pick('Burst', 'Delay', 'Skip')});")
        self.line(d + 1, f"for i in 0..{self.r.randint(2, 4)} {{")
        self.line(d + 2, "let at = iv.tick().await;")
        self.say(d + 2, "tick {i} {:?}", "at - w.t0")
        if self.r.random() < 0.6:
            self.r.choice(PLAIN)(self, d + 2, 0)
        if self.r.random() < 0.2:
            self.line(d + 2, "iv.reset();")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_budget(self, d, deep):
        n, i = self.pick(100, 130, 260), self.r.randint(0, 1)
        self.line(d, f"for i in 0..{n} {{")
        how = self.r.random()
        if how < 0.3:
            self.line(d + 1, f"let _ = timeout(us(1000), w.m[{i}].lock()).await;")
        elif how < 0.6:
            self.line(d + 1, "if let Some(tx) = &w.utx { let _ = tx.send(i); }")
            self.line(d + 1, "let _ = timeout(us(1000), async { w.urx.lock().await.recv().await }).await;")
        else:
            self.line(d + 1, "sleep(us(0)).await;")
        self.line(d + 1, "if i % 40 == 7 {")
        self.say(d + 2, "budget {i}")
        self.line(d + 1, "}")
        self.line(d, "}")

    def s_oneshot(self, d, deep):
        self.line(d, "{")
        self.line(d + 1, "let (tx, mut rx) = oneshot::channel::<u32>();")
        self.line(d + 1, "let w2 = w.clone();")
        self.line(d + 1, "tokio::spawn(async move {")
        self.line(d + 2, "let w = w2;")
        self.line(d + 2, "let mut tx = tx;")
        r = self.r.random()
        if r < 0.3:
            self.say(d + 2, "{:?}", f"timeout({self.us()}, tx.closed()).await.is_ok()")
        else:
            self.r.choice(PLAIN)(self, d + 2, 0)
        if self.r.random() < 0.8:
            self.say(d + 2, "send {:?}", "tx.send(5)")
        self.line(d + 1, "});")
        self.r.choice(PLAIN)(self, d + 1, 0)
        r = self.r.random()
        if r < 0.3:
            self.say(d + 1, "{:?}", "rx.try_recv()")
        elif r < 0.4:
            self.line(d + 1, "rx.close();")
        if r > 0.2:
            self.say(d + 1, "{:?}", f"timeout({self.us()}, &mut rx).await")
        self.line(d, "}")

    def s_advance(self, d, deep):
        self.line(d, f"advance({self.us()}).await;")
        self.say(d, "advanced")

    def s_try_lock_yield(self, d, deep):
        self.line(d, f"while w.m[{self.r.randint(0, 1)}].try_lock().is_err() {{")
        self.line(d + 1, f"sleep(us({self.pick(1000, 2000, 5000)})).await;")
        self.line(d, "}")
        self.say(d, "free")

    def s_return(self, d, deep):
        self.line(d, f"if w.t0.elapsed() > us({self.pick(5000, 20000)}) {{")
        self.line(d + 1, "return 1;")
        self.line(d, "}")


PLAIN = [Program.s_say, Program.s_sleep, Program.s_sleep, Program.s_yield, Program.s_yield]
# (levels needed below, how to make one)
STATEMENTS = [(0, Program.s_say), (0, Program.s_sleep), (0, Program.s_sleep), (0, Program.s_yield), (0, Program.s_yield),
              (0, Program.s_guard), (0, Program.s_mutex), (0, Program.s_rwlock), (0, Program.s_semaphore),
              (0, Program.s_notify), (0, Program.s_channel), (0, Program.s_channel), (0, Program.s_unbounded),
              (0, Program.s_broadcast), (0, Program.s_watch), (0, Program.s_cell), (0, Program.s_token),
              (0, Program.s_barrier), (0, Program.s_timeout), (0, Program.s_await), (0, Program.s_join),
              (0, Program.s_try_join), (0, Program.s_select), (0, Program.s_select), (0, Program.s_select_loop),
              (1, Program.s_spawn), (1, Program.s_spawn), (0, Program.s_join_set), (0, Program.s_unordered),
              (0, Program.s_join_all), (1, Program.s_loop), (1, Program.s_if), (0, Program.s_interval),
              (0, Program.s_budget), (0, Program.s_oneshot), (0, Program.s_advance), (0, Program.s_try_lock_yield),
              (0, Program.s_return), (0, Program.s_buffered), (0, Program.s_concurrent), (0, Program.s_ordered),
              (0, Program.s_shared), (0, Program.s_abortable), (0, Program.s_delay_queue), (0, Program.s_gate),
              (0, Program.s_bell)]


def program(seed):
    return Program(seed).text
