//! Hashing: `Hash` says what counts, a `Hasher` mixes it.

mod build;
mod impls;
mod random;
mod sip;

pub use self::build::{BuildHasher, BuildHasherDefault};
pub use self::random::{DefaultHasher, RandomState};

pub trait Hash {
    fn hash<H: Hasher>(&self, state: &mut H);

    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H)
    where
        Self: Sized,
    {
        for piece in data {
            piece.hash(state)
        }
    }
}

pub trait Hasher {
    fn finish(&self) -> u64;

    fn write(&mut self, bytes: &[u8]);

    fn write_u8(&mut self, i: u8) { self.write(&[i]) }

    fn write_u16(&mut self, i: u16) { self.write(&i.to_ne_bytes()) }

    fn write_u32(&mut self, i: u32) { self.write(&i.to_ne_bytes()) }

    fn write_u64(&mut self, i: u64) { self.write(&i.to_ne_bytes()) }

    fn write_u128(&mut self, i: u128) { self.write(&i.to_ne_bytes()) }

    fn write_usize(&mut self, i: usize) { self.write(&i.to_ne_bytes()) }

    fn write_i8(&mut self, i: i8) { self.write_u8(i as u8) }

    fn write_i16(&mut self, i: i16) { self.write_u16(i as u16) }

    fn write_i32(&mut self, i: i32) { self.write_u32(i as u32) }

    fn write_i64(&mut self, i: i64) { self.write_u64(i as u64) }

    fn write_i128(&mut self, i: i128) { self.write_u128(i as u128) }

    fn write_isize(&mut self, i: isize) { self.write_usize(i as usize) }

    #[doc(hidden)]
    fn write_length_prefix(&mut self, len: usize) { self.write_usize(len) }

    #[doc(hidden)]
    fn write_str(&mut self, s: &str) {
        self.write(s.as_bytes());
        self.write_u8(0xff);
    }
}

impl<H: Hasher + ?Sized> Hasher for &mut H {
    fn finish(&self) -> u64 { (**self).finish() }
    fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) }
    fn write_u8(&mut self, i: u8) { (**self).write_u8(i) }
    fn write_u16(&mut self, i: u16) { (**self).write_u16(i) }
    fn write_u32(&mut self, i: u32) { (**self).write_u32(i) }
    fn write_u64(&mut self, i: u64) { (**self).write_u64(i) }
    fn write_u128(&mut self, i: u128) { (**self).write_u128(i) }
    fn write_usize(&mut self, i: usize) { (**self).write_usize(i) }
    fn write_str(&mut self, s: &str) { (**self).write_str(s) }
}
