use std::any::{type_name, Any, TypeId};
use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;

trait Event: Any + Send + Sync + std::fmt::Debug {}
impl<T: Any + Send + Sync + std::fmt::Debug> Event for T {}

type Handler = Box<dyn Fn(&dyn Any) -> bool + Send>;

#[derive(Default)]
struct Bus {
    handlers: Mutex<HashMap<TypeId, Vec<Handler>>>,
    log: Mutex<Vec<Arc<dyn Event>>>,
}

impl Bus {
    fn on<E: Event>(&self, f: impl Fn(&E) -> bool + Send + 'static) {
        let h: Handler = Box::new(move |any| any.downcast_ref::<E>().is_some_and(&f));
        self.handlers.lock().unwrap().entry(TypeId::of::<E>()).or_default().push(h);
    }
    fn emit<E: Event>(&self, e: E) -> usize {
        let e = Arc::new(e);
        self.log.lock().unwrap().push(e.clone());
        let mut map = self.handlers.lock().unwrap();
        let Some(hs) = map.get_mut(&TypeId::of::<E>()) else { return 0 };
        let n = hs.len();
        hs.retain(|h| h(&*e));
        n
    }
    fn stream<E: Event + Clone>(&self) -> Stream<E> {
        let (tx, rx) = mpsc::channel();
        self.on::<E>(move |e| tx.send(e.clone()).is_ok());
        Stream { rx, _e: PhantomData }
    }
}

struct Stream<E> {
    rx: Receiver<E>,
    _e: PhantomData<fn() -> E>,
}

impl<E> Iterator for Stream<E> {
    type Item = E;
    fn next(&mut self) -> Option<E> {
        self.rx.try_recv().ok()
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Key(char);
#[derive(Debug, Clone)]
enum Mouse {
    Click { x: i32, y: i32 },
    Wheel(i8),
}

fn bus() -> &'static Bus {
    static BUS: OnceLock<Bus> = OnceLock::new();
    BUS.get_or_init(Bus::default)
}

#[derive(Default)]
struct Services(BTreeMap<&'static str, Box<dyn Any + Send>>);

impl Services {
    fn insert<T: Any + Send>(&mut self, t: T) -> Option<Box<T>> {
        self.0.insert(type_name::<T>(), Box::new(t))?.downcast().ok()
    }
    fn get<T: Any>(&self) -> Option<&T> {
        self.0.get(type_name::<T>())?.downcast_ref()
    }
    fn with<T: Any, R>(&mut self, f: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.0.get_mut(type_name::<T>())?.downcast_mut().map(f)
    }
}

fn main() {
    let keys = bus().stream::<Key>();
    let once = Arc::new(Mutex::new(0));
    let o = once.clone();
    bus().on::<Mouse>(move |m| {
        *o.lock().unwrap() += match m {
            Mouse::Click { x, y } => x * y,
            Mouse::Wheel(n) => i32::from(*n),
        };
        !matches!(m, Mouse::Wheel(_))
    });
    thread::scope(|s| {
        s.spawn(|| for c in "abc".chars() { bus().emit(Key(c)); });
        s.spawn(|| { bus().emit(Mouse::Click { x: 3, y: 4 }); bus().emit(Mouse::Wheel(-2)); println!("after wheel {}", bus().emit(Mouse::Click { x: 9, y: 9 })); });
    });
    println!("{:?} {}", keys.map(|k| k.0).collect::<String>(), once.lock().unwrap());
    println!("{} {}", bus().emit(Key('z')), bus().emit(Key('z')));
    println!("{} {}", bus().emit("a plain str"), bus().log.lock().unwrap().len());
    let kinds = bus().log.lock().unwrap().iter().fold(BTreeMap::<&str, usize>::new(), |mut m, e| {
        let any: &dyn Any = &**e as &dyn Any;
        *m.entry(if any.is::<Key>() { "key" } else if any.is::<Mouse>() { "mouse" } else { "other" }).or_default() += 1;
        m
    });
    println!("{kinds:?}");
    println!("{:?}", bus().log.lock().unwrap().last());
    let services = Arc::new(Mutex::new(Services::default()));
    services.lock().unwrap().insert(vec![1, 2]);
    services.lock().unwrap().insert(String::from("name"));
    let s2 = services.clone();
    let r = thread::spawn(move || s2.lock().unwrap().with(|v: &mut Vec<i32>| { v.push(3); v.len() })).join().unwrap();
    let s = services.lock().unwrap();
    println!("{r:?} {:?} {:?} {:?}", s.get::<Vec<i32>>(), s.get::<String>().map(String::len), s.get::<u8>());
    drop(s);
    println!("{:?}", services.lock().unwrap().insert(vec![9i32]));
}
