// The length of an array may be the size or alignment of any type.
use std::mem::{align_of, size_of};

struct Header {
    tag: u8,
    len: u64,
    next: Option<Box<Header>>,
}

enum Packet {
    Data(Box<[u8]>),
    Ack,
}

const _: [(); 0 - align_of::<Header>() % 2] = [];

fn bytes_of(n: u32) -> [u8; size_of::<u32>()] {
    let mut buf = [0; size_of::<u32>()];
    buf.copy_from_slice(&n.to_be_bytes());
    buf
}

fn main() {
    let room = [0u8; size_of::<Header>() + size_of::<Packet>()];
    let lanes: [u16; align_of::<(u8, u32)>()] = [1, 2, 3, 4];
    println!("{:?} {} {:?}", bytes_of(258), room.len(), lanes);
    let h = Header { tag: 1, len: 2, next: None };
    let p = [Packet::Ack, Packet::Data(Box::new([h.tag]))];
    println!("{} {}", h.len, h.next.is_none());
    for x in p {
        match x {
            Packet::Data(d) => println!("{d:?}"),
            Packet::Ack => println!("ack"),
        }
    }
}
