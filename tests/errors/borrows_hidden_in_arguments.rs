// What a format's argument refers to must live as long as the argument, which no longer names it.
use std::collections::{BTreeMap, HashMap, VecDeque};

struct Cache<V> {
    map: HashMap<char, V>,
}

impl<V> Cache<V> {
    fn get(&mut self, k: &char) -> Option<&mut V> {
        self.map.get_mut(k)
    }
}

struct Arg<'a>(&'a str);

impl<'a> Arg<'a> {
    fn of<T: ToString>(_value: &'a T) -> Arg<'a> {
        Arg("arg")
    }
}

fn show(args: &[Arg<'_>; 2]) {
    println!("{}{}", args[0].0, args[1].0);
}

fn main() {
    let mut map = BTreeMap::from([(1, 'a')]);
    println!("{:?} {:?}", map.last_key_value(), map.first_entry().map(|e| e.remove_entry()));
    let queue = VecDeque::from([1, 2]);
    println!("{:?} {:?}", queue.iter().collect::<Vec<_>>(), Vec::from(queue));
    let mut cache = Cache { map: HashMap::from([('a', 1)]) };
    println!("{:?} {:?}", cache.get(&'b'), cache.get(&'a').copied());
    let mut text = String::from("x");
    show(&[Arg::of(&text.as_str()), Arg::of(&text.pop().unwrap())]);
    println!("{:?}", cache.get(&'a'));
    println!("{:?}", map.last_key_value());
}
