// Trait objects, default methods, associated items, operators, generic dispatch.
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Display};
use std::ops::{Add, AddAssign, Deref, Index, Mul, Neg};

trait Animal {
    const LEGS: u32 = 4;
    fn name(&self) -> String;
    fn legs(&self) -> u32 {
        Self::LEGS
    }
}

trait Noisy {
    fn noise(&self) -> &'static str;
    fn loud(&self) -> String {
        self.noise().to_uppercase()
    }
}

struct Dog;
struct Bird(u8);

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".into()
    }
}

impl Animal for Bird {
    const LEGS: u32 = 2;
    fn name(&self) -> String {
        format!("bird {}", self.0)
    }
}

impl Noisy for Dog {
    fn noise(&self) -> &'static str {
        "woof"
    }
}

impl Noisy for Bird {
    fn noise(&self) -> &'static str {
        "tweet"
    }
    fn loud(&self) -> String {
        "TWEET!".repeat(self.0 as usize)
    }
}

impl Drop for Bird {
    fn drop(&mut self) {
        println!("bird {} flies off", self.0);
    }
}

fn legs<A: Animal>(a: &A) -> String {
    format!("{} on {}", a.name(), a.legs())
}

fn describe(n: &dyn Noisy) -> String {
    format!("{}/{}", n.noise(), n.loud())
}

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V(i32, i32);

impl Add for V {
    type Output = V;
    fn add(self, o: V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}

impl Mul<i32> for V {
    type Output = V;
    fn mul(self, k: i32) -> V {
        V(self.0 * k, self.1 * k)
    }
}

impl Neg for V {
    type Output = V;
    fn neg(self) -> V {
        V(-self.0, -self.1)
    }
}

impl AddAssign<(i32, i32)> for V {
    fn add_assign(&mut self, o: (i32, i32)) {
        *self = *self + V(o.0, o.1);
    }
}

struct Grid(Vec<i32>, usize);

impl Index<(usize, usize)> for Grid {
    type Output = i32;
    fn index(&self, (r, c): (usize, usize)) -> &i32 {
        &self.0[r * self.1 + c]
    }
}

struct Wrapper<T>(T);

impl<T> Deref for Wrapper<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Debug> Display for Wrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{:?}]", self.0)
    }
}

trait Ext {
    fn shout(&self) -> String;
}

impl<T: Display + ?Sized> Ext for T {
    fn shout(&self) -> String {
        format!("{self}!")
    }
}

struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

fn main() {
    println!("{}, {}", legs(&Dog), <Dog as Animal>::LEGS + <Bird as Animal>::LEGS); // prints: dog on 4, 6
    let zoo: Vec<Box<dyn Noisy>> = vec![Box::new(Dog), Box::new(Bird(2))];
    for z in &zoo {
        println!("{}", describe(z.as_ref()));
    }
    // prints: woof/WOOF
    // prints: tweet/TWEET!TWEET!
    drop(zoo); // prints: bird 2 flies off
    println!("{}", legs(&Bird(3)));
    // prints: bird 3 on 2
    // prints: bird 3 flies off
    let mut v = V(1, 2) + V(3, 4) * 2;
    v += (1, 1);
    println!("{:?} {:?} {}", v, -v, v > V(8, 0)); // prints: V(8, 11) V(-8, -11) true
    println!("{:?} {}", V::default(), V(1, 2) == V(1, 2)); // prints: V(0, 0) true
    println!("{}", Grid(vec![1, 2, 3, 4], 2)[(1, 0)]); // prints: 3
    let w = Wrapper(String::from("inside"));
    println!("{} {} {}", w, w.len(), w.to_uppercase()); // prints: ["inside"] 6 INSIDE
    println!("{} {}", 5.shout(), "str".shout()); // prints: 5! str!
    println!("{:?} {}", Countdown(4).collect::<Vec<_>>(), Countdown(4).sum::<u32>()); // prints: [3, 2, 1, 0] 6
    println!("{:?}", Countdown(5).zip(Countdown(9).skip(6)).max()); // prints: Some((4, 2))
    let mut counts: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (i, c) in "abca".chars().enumerate() {
        counts.entry(c).or_default().push(i);
    }
    println!("{counts:?}"); // prints: {'a': [0, 3], 'b': [1], 'c': [2]}
    let any: &dyn std::any::Any = &5_i32;
    println!("{:?} {:?}", any.downcast_ref::<i32>(), any.is::<u32>()); // prints: Some(5) false
}
