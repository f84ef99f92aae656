//! The hasher of `HashMap`, and its seed, which the schedule decides.

use crate::fmt;
use crate::hash::{BuildHasher, Hasher};
use crate::intrinsics;
use crate::mem::MaybeUninit;

use super::sip::Sip;

/// row HASH_SEED of the table of choices
const HASH_SEED: u32 = 0;

#[derive(Clone)]
pub struct RandomState {
    seed: u64,
}

impl RandomState {
    #[must_use]
    pub fn new() -> RandomState { RandomState { seed: intrinsics::rt_random(HASH_SEED) } }
}
impl Default for RandomState {
    fn default() -> RandomState { RandomState::new() }
}
impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;
    fn build_hasher(&self) -> DefaultHasher { DefaultHasher { exact: false, state: self.seed, sip: MaybeUninit::uninit() } }
}
impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("RandomState").finish_non_exhaustive() }
}

/// With the random keys of a map nobody can tell the numbers, so they are made by something quicker; `exact` are those of
/// `DefaultHasher::new()`, whose keys are zero.
#[derive(Clone)]
#[home = "std::hash::random"]
pub struct DefaultHasher {
    exact: bool,
    state: u64,
    sip: MaybeUninit<Sip>,
}

impl DefaultHasher {
    #[must_use]
    pub const fn new() -> DefaultHasher { DefaultHasher { exact: true, state: 0, sip: MaybeUninit::new(Sip::new()) } }

    fn mix(&mut self, word: u64, size: usize) {
        if self.exact {
            unsafe { self.sip.assume_init_mut() }.word(word, size);
            return;
        }
        let x = intrinsics::wrapping_mul(self.state ^ word, 0x9e37_79b9_7f4a_7c15u64);
        self.state = intrinsics::rotate_left(x, 29) ^ intrinsics::unchecked_shr(x, 32);
    }
}
impl Default for DefaultHasher {
    fn default() -> DefaultHasher { DefaultHasher::new() }
}
impl Hasher for DefaultHasher {
    fn finish(&self) -> u64 {
        if self.exact {
            return unsafe { *self.sip.assume_init_ref() }.finish();
        }
        let x = self.state ^ intrinsics::unchecked_shr(self.state, 31);
        let x = intrinsics::wrapping_mul(x, 0xbf58_476d_1ce4_e5b9u64);
        let x = x ^ intrinsics::unchecked_shr(x, 27);
        let x = intrinsics::wrapping_mul(x, 0x94d0_49bb_1331_11ebu64);
        x ^ intrinsics::unchecked_shr(x, 31)
    }
    fn write(&mut self, bytes: &[u8]) {
        if self.exact {
            unsafe { self.sip.assume_init_mut() }.bytes(bytes);
        } else {
            self.state = intrinsics::hash_bytes(bytes.as_ptr(), bytes.len(), self.state)
        }
    }
    fn write_u8(&mut self, i: u8) { self.mix(i as u64, 1) }
    fn write_u16(&mut self, i: u16) { self.mix(i as u64, 2) }
    fn write_u32(&mut self, i: u32) { self.mix(i as u64, 4) }
    fn write_u64(&mut self, i: u64) { self.mix(i, 8) }
    fn write_u128(&mut self, i: u128) {
        self.mix(i as u64, 8);
        self.mix((i >> 64) as u64, 8)
    }
    fn write_usize(&mut self, i: usize) { self.mix(i as u64, 8) }
}
impl fmt::Debug for DefaultHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("DefaultHasher").finish_non_exhaustive() }
}
