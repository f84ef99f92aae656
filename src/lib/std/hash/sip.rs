//! SipHash 1-3 with keys of zero: the numbers of `DefaultHasher::new()`, which programs can print.

use crate::intrinsics::{rotate_left, wrapping_add};

/// `tail` holds the last `in_tail` bytes, which do not fill a word yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sip {
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
    tail: u64,
    in_tail: usize,
    length: usize,
}

impl Sip {
    pub(super) const fn new() -> Sip {
        Sip {
            v0: 0x736f_6d65_7073_6575,
            v1: 0x646f_7261_6e64_6f6d,
            v2: 0x6c79_6765_6e65_7261,
            v3: 0x7465_6462_7974_6573,
            tail: 0,
            in_tail: 0,
            length: 0,
        }
    }

    fn round(&mut self) {
        let (v0, v1) = (wrapping_add(self.v0, self.v1), rotate_left(self.v1, 13));
        let (v2, v3) = (wrapping_add(self.v2, self.v3), rotate_left(self.v3, 16));
        let (v1, v3) = (v1 ^ v0, v3 ^ v2);
        let (v0, v2) = (wrapping_add(rotate_left(v0, 32), v3), wrapping_add(v2, v1));
        self.v0 = v0;
        self.v1 = rotate_left(v1, 17) ^ v2;
        self.v2 = rotate_left(v2, 32);
        self.v3 = rotate_left(v3, 21) ^ v0;
    }

    /// The low `size` bytes of a word whose other bytes are zero; 1 to 8 of them.
    pub(super) fn word(&mut self, word: u64, size: usize) {
        self.length += size;
        let missing = 8 - self.in_tail;
        self.tail |= word << (8 * self.in_tail) as u32;
        if size < missing {
            self.in_tail += size;
            return;
        }
        self.v3 ^= self.tail;
        self.round();
        self.v0 ^= self.tail;
        self.in_tail = size - missing;
        self.tail = if missing < 8 { word >> (8 * missing) as u32 } else { 0 };
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = 0;
            for (i, b) in chunk.iter().enumerate() {
                word |= (*b as u64) << (8 * i) as u32;
            }
            self.word(word, chunk.len());
        }
    }

    pub(super) fn finish(mut self) -> u64 {
        let last = (self.length as u64 & 0xff) << 56 | self.tail;
        self.v3 ^= last;
        self.round();
        self.v0 ^= last;
        self.v2 ^= 0xff;
        self.round();
        self.round();
        self.round();
        self.v0 ^ self.v1 ^ self.v2 ^ self.v3
    }
}
