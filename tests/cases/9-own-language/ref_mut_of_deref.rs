// `ref mut` in a pattern makes the place it looks at a mutable one: `*guard` through DerefMut, `v[i]` through IndexMut.
// What a loop goes over is dropped when the loop ends, also where the loop is the last thing of a block.
use std::collections::HashMap;
use std::sync::Mutex;

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn parts(&self) -> std::str::Split<'_, char> {
        self.0.split(' ')
    }
}

enum Shape {
    Square(u32),
    Named { name: String, sides: u32 },
}

fn grow(m: &Mutex<(Shape, Vec<u8>)>) {
    let mut g = m.lock().unwrap();
    match *g {
        (Shape::Square(ref mut side), ref mut log) => {
            *side += 1;
            log.push(1);
        }
        (Shape::Named { ref mut name, ref mut sides }, _) => {
            name.push('!');
            *sides *= 2;
        }
    }
}

fn last() {
    let _local = D("local");
    for part in D("what it goes over").parts() {
        print!("{part} ");
    }
}

fn main() {
    let pair = Mutex::new((1, 2));
    {
        let mut g = pair.lock().unwrap();
        let (ref mut a, ref mut b) = *g;
        std::mem::swap(a, b);
        *a += 10;
    }
    if let (ref mut a, 1..) = *pair.lock().unwrap() {
        *a += 100;
    }
    println!("{pair:?}");
    let shapes = [Mutex::new((Shape::Square(3), vec![])), Mutex::new((Shape::Named { name: "tri".into(), sides: 3 }, vec![]))];
    for s in &shapes {
        grow(s);
        match &*s.lock().unwrap() {
            (Shape::Square(n), log) => println!("square {n} {log:?}"),
            (Shape::Named { name, sides }, _) => println!("{name} {sides}"),
        };
    }
    let mut v = vec![(1, 'a'), (2, 'b')];
    let (ref mut n, _) = v[1];
    *n += 5;
    let mut boxed = Box::new((String::from("x"), 1));
    let (ref mut s, ref k) = *boxed;
    s.push_str(&k.to_string());
    let mut map = HashMap::from([(1, vec![1])]);
    let ref mut list = *map.get_mut(&1).unwrap();
    list.push(2);
    println!("{v:?} {boxed:?} {map:?}");
    last();
    println!("end");
}
