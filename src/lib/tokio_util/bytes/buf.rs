//! Taking numbers out of the front of a buffer, and putting them at its end.

macro_rules! numbers {
    ($($get:ident $get_le:ident $put:ident $put_le:ident $t:ident)*) => {
        pub trait Buf {
            fn remaining(&self) -> usize;
            fn chunk(&self) -> &[u8];
            fn advance(&mut self, cnt: usize);

            fn has_remaining(&self) -> bool { self.remaining() > 0 }

            #[track_caller]
            fn copy_to_slice(&mut self, dst: &mut [u8]) {
                assert!(self.remaining() >= dst.len());
                let mut at = 0;
                while at < dst.len() {
                    let n = {
                        let from = self.chunk();
                        let n = if from.len() < dst.len() - at { from.len() } else { dst.len() - at };
                        dst[at..at + n].copy_from_slice(&from[..n]);
                        n
                    };
                    self.advance(n);
                    at += n;
                }
            }

            #[track_caller]
            fn get_u8(&mut self) -> u8 {
                let mut b = [0];
                self.copy_to_slice(&mut b);
                b[0]
            }

            #[track_caller]
            fn get_i8(&mut self) -> i8 { self.get_u8() as i8 }

            $(
                #[track_caller]
                fn $get(&mut self) -> $t {
                    let mut b = [0; std::mem::size_of::<$t>()];
                    self.copy_to_slice(&mut b);
                    $t::from_be_bytes(b)
                }

                #[track_caller]
                fn $get_le(&mut self) -> $t {
                    let mut b = [0; std::mem::size_of::<$t>()];
                    self.copy_to_slice(&mut b);
                    $t::from_le_bytes(b)
                }
            )*
        }

        pub trait BufMut {
            fn put_slice(&mut self, src: &[u8]);

            fn remaining_mut(&self) -> usize { isize::MAX as usize }

            fn put<T: Buf>(&mut self, mut src: T)
            where
                Self: Sized,
            {
                while src.has_remaining() {
                    let n = src.chunk().len();
                    self.put_slice(src.chunk());
                    src.advance(n);
                }
            }

            fn put_bytes(&mut self, val: u8, cnt: usize) { (0..cnt).for_each(|_| self.put_u8(val)) }

            fn put_u8(&mut self, n: u8) { self.put_slice(&[n]) }

            fn put_i8(&mut self, n: i8) { self.put_u8(n as u8) }

            $(
                fn $put(&mut self, n: $t) { self.put_slice(&n.to_be_bytes()) }

                fn $put_le(&mut self, n: $t) { self.put_slice(&n.to_le_bytes()) }
            )*
        }
    };
}
numbers! {
    get_u16 get_u16_le put_u16 put_u16_le u16
    get_i16 get_i16_le put_i16 put_i16_le i16
    get_u32 get_u32_le put_u32 put_u32_le u32
    get_i32 get_i32_le put_i32 put_i32_le i32
    get_u64 get_u64_le put_u64 put_u64_le u64
    get_i64 get_i64_le put_i64 put_i64_le i64
    get_f32 get_f32_le put_f32 put_f32_le f32
    get_f64 get_f64_le put_f64 put_f64_le f64
}

impl Buf for &[u8] {
    fn remaining(&self) -> usize { self.len() }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) { *self = &self[cnt..] }
}

impl BufMut for Vec<u8> {
    fn put_slice(&mut self, src: &[u8]) { self.extend_from_slice(src) }
}
