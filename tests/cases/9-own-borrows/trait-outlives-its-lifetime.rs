// `trait Source<'a, T>: 'a`: whatever implements it outlives 'a, so it may go into a box that lives as long.
struct Feed<'a, T>(Box<dyn FnMut() -> T + 'a>);

trait Source<'a, T>: 'a {
    fn pull(&mut self) -> T;
}

trait Named<'n, T>: Source<'n, T> {
    fn name(&self) -> String;
}

struct Cycle<'v> {
    of: &'v [i32],
    at: usize,
}

impl<'v> Source<'v, i32> for Cycle<'v> {
    fn pull(&mut self) -> i32 {
        self.at += 1;
        self.of[(self.at - 1) % self.of.len()]
    }
}

impl<'v> Named<'v, i32> for Cycle<'v> {
    fn name(&self) -> String {
        format!("cycle of {}", self.of.len())
    }
}

impl<'a, T> Feed<'a, T> {
    fn new<S: Source<'a, T>>(mut s: S) -> Self {
        Feed(Box::new(move || s.pull()))
    }
    fn named<S>(mut s: S) -> (String, Self)
    where
        S: Named<'a, T>,
    {
        (s.name(), Feed(Box::new(move || s.pull())))
    }
}

fn main() {
    let numbers = vec![1, 2, 3];
    let mut f = Feed::new(Cycle { of: &numbers, at: 0 });
    let (name, mut g) = Feed::named(Cycle { of: &numbers[1..], at: 0 });
    println!("{name}: {} {} {} {}", (f.0)(), (g.0)(), (f.0)(), (g.0)());
}
