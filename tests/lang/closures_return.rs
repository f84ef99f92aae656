// Closures that are handed back, kept in structures, boxed, and called through traits.
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}

fn counter() -> impl FnMut() -> u32 {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}

fn pick(plus: bool) -> Box<dyn Fn(i32) -> i32> {
    if plus {
        Box::new(|x| x + 1)
    } else {
        Box::new(|x| x - 1)
    }
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

struct Button<'a> {
    label: &'a str,
    on_click: Option<Box<dyn FnMut(&str) -> usize + 'a>>,
}

impl<'a> Button<'a> {
    fn on(mut self, f: impl FnMut(&str) -> usize + 'a) -> Self {
        self.on_click = Some(Box::new(f));
        self
    }

    fn click(&mut self) -> usize {
        match &mut self.on_click {
            Some(f) => f(self.label),
            None => 0,
        }
    }
}

fn run_all(tasks: Vec<Box<dyn FnOnce() -> String>>) -> String {
    tasks.into_iter().map(|t| t()).collect::<Vec<_>>().join(",")
}

fn fact(n: u64) -> u64 {
    fn go(n: u64, acc: u64, done: &dyn Fn(u64) -> u64) -> u64 {
        if n < 2 { done(acc) } else { go(n - 1, acc * n, done) }
    }
    go(n, 1, &|x| x)
}

fn main() {
    println!("{} {}", adder(2)(3), adder(-2)(3)); // prints: 5 1
    let (mut a, mut b) = (counter(), counter());
    println!("{} {} {} {}", a(), a(), b(), a()); // prints: 1 2 1 3
    println!("{} {}", pick(true)(10), pick(false)(10)); // prints: 11 9
    println!("{}", compose(|x: i32| x * 2, |y: i32| format!("<{y}>"))(21)); // prints: <42>
    let mut seen = Vec::new();
    let mut button = Button { label: "ok", on_click: None }.on(|s| {
        seen.push(s.to_owned());
        seen.len()
    });
    println!("{} {}", button.click(), button.click()); // prints: 1 2
    drop(button);
    println!("{seen:?}"); // prints: ["ok", "ok"]
    let name = String::from("owned");
    println!("{}", run_all(vec![Box::new(move || name), Box::new(|| "plain".to_string())])); // prints: owned,plain
    println!("{}", fact(10)); // prints: 3628800
    let mut words = vec!["pear", "fig", "apple"];
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    println!("{words:?}"); // prints: ["apple", "pear", "fig"]
    let by: Vec<(usize, char)> = words.iter().enumerate().filter_map(|(i, w)| w.chars().nth(i).map(|c| (i, c))).collect();
    println!("{by:?}"); // prints: [(0, 'a'), (1, 'e'), (2, 'g')]
    let total: i32 = (1..=4).map(adder(10)).filter(|n| n % 2 == 1).sum();
    println!("{total}"); // prints: 24
}
