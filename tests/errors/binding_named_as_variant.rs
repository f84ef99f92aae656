#[derive(Clone, Copy, Debug)]
enum Dir {
    Up,
    Down,
}

impl Dir {
    const ALL: [Dir; 2] = [Dir::Up, Dir::Down];
    fn flip(self) -> Dir {
        match self {
            Up => Dir::Down,
            Dir::Down => Dir::Up,
        }
    }
}

fn main() {
    let d = Dir::Left;
    let n = Dir::Up as u8 + 1;
    let e: Dir = 1 as Dir;
    let f = Dir::Up + 1;
    println!("{:?} {} {:?}", Dir::ALL, n, Dir::flip(Dir::Up));
    if d == Dir::Up {
        println!("up");
    }
    let c = 65u32 as char;
    let b = 1 as bool;
    let s = 5 as String;
    let p = 3.7 as u8 as char;
    println!("{c}{b}{s}{p}");
}
