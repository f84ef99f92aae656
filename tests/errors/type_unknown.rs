struct Crate {
    box_count: Number,
}

fn open(c: Crate) -> Reslut<u8> {
    c.box_count
}

impl Opener for Crate {}

fn main() {
    open(Crate { box_count: 1 });
}
