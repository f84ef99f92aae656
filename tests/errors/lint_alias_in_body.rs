type Pair = (i32, i32);
type Grid = Vec<Vec<u8>>;
type Wide<T> = Option<T>;
type Unused = u8;
type Inner = u16;
type Outer = Vec<Inner>;
type Ctor = Point;

#[derive(Debug)]
struct Point { x: i32, y: i32 }

fn main() {
    let p: Pair = (1, 2);
    let g = Grid::new();
    let n: Vec<Wide<u8>> = vec![None];
    let o: Outer = vec![3];
    let q = Ctor { x: 1, y: 2 };
    println!("{:?} {:?} {:?} {:?} {:?} {}", p, g, n, o, q, q.x + q.y);
}
