use std::fmt;

struct Padded(&'static str);

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

struct Plain(u32);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}

struct Flags;

impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} {} {} {:?}", f.width(), f.precision(), f.alternate(), f.sign_plus(), f.fill())
    }
}

fn main() {
    let name = "été";
    let width = 6;
    println!("{name:>width$}|{name:<6}|{name:^6}|{name:.2}|{:-^9.1}|", name); // prints:    été|été   | été  |ét|----é----|
    println!("{0} {1} {0} {}", "a", "b"); // prints: a b a a
    println!("{{}} {{{}}}", 1); // prints: {} {1}
    println!("{:7}|{:>7}|{:^7.2}|", Padded("pad"), Padded("pad"), Padded("pad")); // prints: pad    |    pad|  pa   |
    println!("{:7}|{:>7}|", Plain(1), Plain(2)); // prints: <1>|<2>|
    println!("{Flags} / {:+#8.3} / {:_<4}", Flags, Flags); // prints: None None false false ' ' / Some(8) Some(3) true true ' ' / Some(4) None false false '_'
    println!("{}", format!("{:>1$}", "ab", 5) + "|"); // prints:    ab|
    println!("{:?}", format_args!("{} {}", 1, "x").to_string()); // prints: "1 x"
    println!("a\
              b"); // prints: ab
    println!("one
two"); // prints: one
       // prints: two
    println!(r"raw \n {}", r#"with "quotes""#); // prints: raw \n with "quotes"
    println!("{}", concat!("c", 1, 2.5, true, 'x')); // prints: c12.5truex
    println!("\u{48}\x49\t|"); // prints: HI	|
    print!("no newline, ");
    println!("{}", stringify!(a + b)); // prints: no newline, a + b
    println!(); // prints:
    let s = String::from("owned");
    println!("{s} {} {}", &s, &&s[1..3]); // prints: owned owned wn
    println!("{:>8}|{:<8}|", Some(1).map_or("none".to_string(), |n| n.to_string()), String::new()); // prints:        1|        |
    println!("日本 {:>4}|{:>6}|", "日", "x"); // prints: 日本    日|     x|
    let mut out = String::new();
    use std::fmt::Write;
    write!(out, "{:03}", 7).unwrap();
    writeln!(out, "-{:x}", 255).unwrap();
    print!("{out}"); // prints: 007-ff
    assert_eq!(out.len(), 7, "length of {out:?}");
}
