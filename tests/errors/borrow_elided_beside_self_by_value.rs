// `self` that is a reference because Self is one: its lifetime is not what an elided one means.
trait Pick { fn pick(self, other: &str) -> &str; }
#[derive(Clone, Copy)]
struct Name { name: &'static u8, text: [u8; 2] }
impl<'a> Pick for &'a Name {
    fn pick(self, other: &str) -> &str {
        if self.text[0] == *self.name { other } else { &other[1..] }
    }
}
struct View<'a>(&'a str);
impl<'a> Pick for View<'a> {
    fn pick(self, other: &str) -> &str { if other.is_empty() { self.0 } else { other } }
}
impl<'a> Pick for &'a View<'a> {
    fn pick(self, _other: &str) -> &str { self.0 }
}

fn main() {
    let n = Name { name: &1, text: [1, 2] };
    let kept;
    {
        let o = String::from("other");
        kept = (&n).pick(&o);
    }
    println!("{kept}");
    let p;
    let o = String::from("other");
    {
        let n = n;
        p = (&n).pick(&o);
    }
    println!("{p} {}", (&View("a")).pick(View("b").pick(&o)));
}
