#![allow(dead_code)]
#[derive(Debug, Clone, Default)]
struct Point {
    x: i32,
    y: Option<f64>,
}

#[derive(Debug)]
struct Unit;

#[derive(Debug)]
struct Wrap(u8, &'static str);

#[derive(Debug)]
enum Shape {
    Empty,
    Circle(Point, u32),
    Named { name: String, sides: Vec<u8> },
}

struct Own;

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Own").field("a", &1).field("b", &Some("x")).finish()
    }
}

fn main() {
    let p = Point { x: -1, y: Some(2.5) };
    println!("{p:?} {:?}", Point::default()); // prints: Point { x: -1, y: Some(2.5) } Point { x: 0, y: None }
    println!("{:?} {:?} {:?}", Unit, Wrap(1, "a\"b"), Own); // prints: Unit Wrap(1, "a\"b") Own { a: 1, b: Some("x") }
    println!("{:?}", Shape::Empty); // prints: Empty
    println!("{:?}", Shape::Circle(p.clone(), 3)); // prints: Circle(Point { x: -1, y: Some(2.5) }, 3)
    println!("{:?}", Shape::Named { name: "n".into(), sides: vec![1, 2] }); // prints: Named { name: "n", sides: [1, 2] }
    println!("{:?} {:?} {:?}", (), (1,), (1, "two", 'c')); // prints: () (1,) (1, "two", 'c')
    println!("{:?} {:?}", [[1, 2], [3, 4]], vec![Some("a"), None]); // prints: [[1, 2], [3, 4]] [Some("a"), None]
    println!("{:?}", "tab\t nl\n nul\0 bell\x07 é \u{200b} \\ '"); // prints: "tab\t nl\n nul\0 bell\u{7} é \u{200b} \\ '"
    println!("{:3?}|{:04?}|{:#x?}|{:02X?}", [1, 2], Some(7), [255, 16], [10, 11]);
    // prints: [  1,   2]|Some(0007)|[
    // prints:     0xff,
    // prints:     0x10,
    // prints: ]|[0A, 0B]
    println!("{:#?}", Shape::Circle(p, 3));
    // prints: Circle(
    // prints:     Point {
    // prints:         x: -1,
    // prints:         y: Some(
    // prints:             2.5,
    // prints:         ),
    // prints:     },
    // prints:     3,
    // prints: )
    println!("{:#?} {:#?} {:#?}", Unit, Vec::<u8>::new(), ());
    // prints: Unit [] ()
    println!("{:#?}", (1, "x"));
    // prints: (
    // prints:     1,
    // prints:     "x",
    // prints: )
    println!("{:#?}", Shape::Named { name: "a\nb".into(), sides: vec![] });
    // prints: Named {
    // prints:     name: "a\nb",
    // prints:     sides: [],
    // prints: }
    println!("{:10?}|{:<10?}|{:?}", "ab", Some(1), Ok::<u8, String>(1)); // prints: "ab"|Some(1         )|Ok(1)
    println!("{:?} {:?}", Box::new(5), &&"ref"); // prints: 5 "ref"
    println!("{:?} {:?} {:?}", 1..3, ..=4, 'a'..); // prints: 1..3 ..=4 'a'..
}
