// An event-sourced bank with generic repository, visitor, plugin registry and typestate.
use std::any::{Any, TypeId};
use std::borrow::{Borrow, Cow};
use std::collections::{btree_map::Entry, BTreeMap, HashMap};
use std::convert::Infallible;
use std::error::Error;
use std::fmt::{self, Debug, Display, Write as _};
use std::io::{self, BufRead, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, OnceLock};

mod money {
    use std::iter::Sum;
    use std::ops::{Add, Mul, Neg, Sub};
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Money(pub(super) i64);
    impl Money {
        pub const ZERO: Self = Self(0);
        pub const fn cents(c: i64) -> Self { Self(c) }
        pub const fn checked_sub(self, o: Self) -> Option<Self> {
            match self.0.checked_sub(o.0) { Some(v) if v >= 0 => Some(Self(v)), _ => None }
        }
    }
    macro_rules! op { ($($tr:ident $f:ident $op:tt);+ $(;)?) => { $(impl $tr for Money { type Output = Money; fn $f(self, o: Money) -> Money { Money(self.0 $op o.0) } })+ } }
    op! { Add add +; Sub sub - }
    impl Mul<i64> for Money { type Output = Money; fn mul(self, k: i64) -> Money { Money(self.0 * k) } }
    impl Mul<Money> for i64 { type Output = Money; fn mul(self, m: Money) -> Money { m * self } }
    impl Neg for Money { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
    impl Sum for Money { fn sum<I: Iterator<Item = Self>>(it: I) -> Self { it.fold(Self::ZERO, Add::add) } }
    impl<'a> Sum<&'a Money> for Money { fn sum<I: Iterator<Item = &'a Money>>(it: I) -> Self { it.copied().sum() } }
    impl std::fmt::Display for Money {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            let s = format!("{}.{:02}", self.0.abs() / 100, self.0.abs() % 100);
            f.pad_integral(self.0 >= 0, "€", &s)
        }
    }
    impl std::fmt::Debug for Money { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { std::fmt::Display::fmt(self, f) } }
}
use money::Money;

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
enum Event { Opened { owner: String, #[allow(unused)] limit: Option<Money> }, Deposited(Money), Withdrawn(Money), Closed }

trait Aggregate: Default {
    type Command<'a>;
    type Error: Error + 'static;
    const NAME: &'static str;
    fn handle(&self, c: Self::Command<'_>) -> Result<Vec<Event>, Self::Error>;
    fn apply(&mut self, e: &Event);
    fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Self {
        events.into_iter().fold(Self::default(), |mut a, e| { a.apply(e); a })
    }
}

enum Cmd<'a> { Open(&'a str), Deposit(Money), Withdraw(Money), Close }
#[derive(Debug)]
enum BankError { Insufficient { need: Money, have: Money }, NotOpen, Wrapped(Box<dyn Error + Send + Sync>) }
impl Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            BankError::Insufficient { need, have } => write!(f, "need {need:>8} have {have:+}"),
            BankError::NotOpen => f.write_str("not open"),
            BankError::Wrapped(ref e) => write!(f, "wrapped: {e}"),
        }
    }
}
impl Error for BankError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Wrapped(e) = self { Some(&**e) } else { None }
    }
}
impl From<std::num::ParseIntError> for BankError { fn from(e: std::num::ParseIntError) -> Self { Self::Wrapped(e.into()) } }
impl From<Infallible> for BankError { fn from(n: Infallible) -> Self { match n {} } }

#[derive(Default, Debug)]
struct Account { owner: Option<String>, balance: Money, history: Vec<(usize, Money)> }
impl Aggregate for Account {
    type Command<'a> = Cmd<'a>;
    type Error = BankError;
    const NAME: &'static str = "account";
    fn handle(&self, c: Cmd<'_>) -> Result<Vec<Event>, BankError> {
        use Event::*;
        Ok(match (c, &self.owner) {
            (Cmd::Open(who), None) => vec![Opened { owner: who.to_owned(), limit: None }, Deposited(Money::cents(100))],
            (Cmd::Deposit(m), Some(_)) if m > Money::ZERO => vec![Deposited(m)],
            (Cmd::Withdraw(need), Some(_)) => {
                let Some(_) = self.balance.checked_sub(need) else { return Err(BankError::Insufficient { need, have: self.balance }) };
                vec![Withdrawn(need)]
            }
            (Cmd::Close, Some(_)) => { let mut v = Vec::with_capacity(2); if self.balance != Money::ZERO { v.push(Withdrawn(self.balance)) } v.push(Closed); v }
            (Cmd::Open(_), Some(o)) => return Err(BankError::Wrapped(format!("already {o}'s").into())),
            (_, None) => return Err(BankError::NotOpen),
            _ => vec![],
        })
    }
    fn apply(&mut self, e: &Event) {
        match e {
            Event::Opened { owner, .. } => self.owner = Some(owner.clone()),
            &Event::Deposited(m) => { self.balance = self.balance + m; self.history.push((self.history.len(), m)) }
            Event::Withdrawn(m) => { self.balance = self.balance - *m; self.history.push((self.history.len(), -*m)) }
            Event::Closed => *self = Self { owner: None, ..std::mem::take(self) },
        }
    }
}

struct Store<A, K = String> { log: BTreeMap<K, Vec<Event>>, hooks: Vec<Box<dyn FnMut(&K, &Event)>>, _a: std::marker::PhantomData<A> }
impl<A: Aggregate, K: Ord + Clone + Debug> Store<A, K> {
    fn new() -> Self { Self { log: BTreeMap::new(), hooks: vec![], _a: Default::default() } }
    fn on(mut self, f: impl FnMut(&K, &Event) + 'static) -> Self { self.hooks.push(Box::new(f)); self }
    fn send(&mut self, k: K, c: A::Command<'_>) -> Result<usize, A::Error> {
        let entry = self.log.entry(k);
        let key = entry.key().clone();
        let events = match &entry { Entry::Vacant(_) => A::default(), Entry::Occupied(o) => A::replay(o.get()) }.handle(c)?;
        let n = events.len();
        for e in &events { for h in self.hooks.iter_mut() { h(&key, e) } }
        entry.or_default().extend(events);
        Ok(n)
    }
    fn load<Q>(&self, k: &Q) -> Option<A> where K: Borrow<Q>, Q: Ord + ?Sized { self.log.get(k).map(|l| A::replay(l.iter())) }
}

#[derive(Default)]
struct Extensions { map: HashMap<TypeId, Box<dyn Any>> }
impl Extensions {
    fn insert<T: 'static>(&mut self, t: T) -> Option<T> { self.map.insert(TypeId::of::<T>(), Box::new(t)).and_then(|b| b.downcast().ok().map(|b| *b)) }
    fn get<T: 'static>(&self) -> Option<&T> { self.map.get(&TypeId::of::<T>())?.downcast_ref() }
    fn get_mut<T: 'static>(&mut self) -> Option<&mut T> { self.map.get_mut(&TypeId::of::<T>()).and_then(|b| b.downcast_mut()) }
}

fn normalise(s: &str) -> Cow<'_, str> {
    if s.contains(|c: char| c.is_whitespace() || c.is_uppercase()) {
        s.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join("_").into()
    } else { Cow::Borrowed(s) }
}

struct Upper<W>(W);
impl<W: Write> Write for Upper<W> {
    fn write(&mut self, b: &[u8]) -> io::Result<usize> { self.0.write(&b.iter().map(u8::to_ascii_uppercase).collect::<Vec<_>>()) }
    fn flush(&mut self) -> io::Result<()> { self.0.flush() }
}

fn parse_amount(s: &str) -> Result<Money, BankError> {
    let (whole, cents) = s.split_once('.').unwrap_or((s, "0"));
    let w: i64 = whole.trim_start_matches('+').parse()?;
    Ok(Money::cents(w * 100 + cents.parse::<i64>()?))
}

static CALLS: AtomicUsize = AtomicUsize::new(0);
fn config() -> &'static Mutex<Vec<String>> {
    static C: OnceLock<Mutex<Vec<String>>> = OnceLock::new();
    C.get_or_init(|| { CALLS.fetch_add(1, Relaxed); Mutex::new(vec!["init".into()]) })
}

fn report(e: &dyn Error) -> String {
    let mut s = e.to_string();
    let mut cur = e.source();
    while let Some(c) = cur { write!(s, " <- {c}").unwrap(); cur = c.source(); }
    s
}

fn main() {
    let seen = Arc::new(Mutex::new(BTreeMap::<String, usize>::new()));
    let counter = Arc::clone(&seen);
    let mut store = Store::<Account>::new().on(move |k, e| {
        let name = match e { Event::Opened { .. } => "open", Event::Deposited(m) | Event::Withdrawn(m) if *m > Money::cents(500) => "big", _ => "small" };
        *counter.lock().unwrap().entry(format!("{k}/{name}")).or_default() += 1;
    });
    let script = "open ann\ndeposit ann 12.50\nwithdraw ann 3.75\nwithdraw bob 1\nopen bob\nwithdraw bob 9.99\ndeposit bob x1\nopen ann\nclose ann\ndeposit ann 1\nfly bob\n";
    for (n, line) in io::Cursor::new(script).lines().map_while(Result::ok).enumerate() {
        let words: Vec<_> = line.split(' ').collect();
        let outcome = match words.as_slice() {
            ["open", who] => store.send(who.to_string(), Cmd::Open(who)),
            [verb @ ("deposit" | "withdraw"), who, amount] => parse_amount(amount).and_then(|m| store.send((*who).into(), if *verb == "deposit" { Cmd::Deposit(m) } else { Cmd::Withdraw(m) })),
            ["close", who] => store.send(String::from(*who), Cmd::Close),
            [] | [_] => unreachable!(),
            [verb, ..] => { println!("{n:02}: what is {verb:?}?"); continue }
        };
        match outcome { Ok(k) => println!("{n:02}: {k} event{}", if k == 1 { "" } else { "s" }), Err(e) => println!("{n:02}: {} [{e:?}]", report(&e)) }
    }
    println!("{:?}", seen.lock().unwrap());
    let bob = store.load("bob").unwrap();
    println!("{:#?}", bob);
    println!("{:?} {}", store.load("ann").map(|a| a.history.iter().map(|h| h.1).sum::<Money>()), store.load("zed").is_none());
    println!("[{:>12}] [{:<+10}] [{:^#12}] [{:08}]", Money::cents(-1234), Money::cents(5), Money::cents(99), 2 * Money::cents(50));
    let mut x = Extensions::default();
    x.insert(5u8); x.insert("five");
    if let Some(n) = x.get_mut::<u8>() { *n += 1 }
    println!("{:?} {:?} {:?} {:?}", x.insert(9u8), x.get::<u8>(), x.get::<&str>(), x.get::<String>());
    for s in ["plain", "Two Words", " lead"] { let c = normalise(s); println!("{c} {}", matches!(c, Cow::Borrowed(_))); }
    let mut out = Upper(Vec::new());
    writeln!(out, "{}-{:?}", Account::NAME, 'x').unwrap();
    let mut text = String::new();
    out.0.as_slice().take(7).read_to_string(&mut text).unwrap();
    println!("{text}");
    config().lock().unwrap().push("again".to_string());
    println!("{:?} {}", config().lock().unwrap(), CALLS.load(Relaxed));
    let r: Result<u8, BankError> = u8::try_from(300i32).map_err(|e| BankError::Wrapped(Box::new(e)));
    if let Err(e) = r { println!("{}", report(&e)); }
}
