//! `Clone`. Primitives, references, tuples, arrays, closures and function pointers have it built in.

#[lang = "clone"]
pub trait Clone: Sized {
    #[lang = "clone_method"]
    #[must_use = "cloning is often expensive and is not expected to have side effects"]
    fn clone(&self) -> Self;

    /// Overwrites `self` with a copy of `source`; collections reuse their memory.
    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

macro_rules! clone_by_copy {
    ($($t:ty)*) => { $(
        impl Clone for $t {
            fn clone(&self) -> Self { *self }
        }
        impl Copy for $t {}
    )* };
}
clone_by_copy! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char }
