//! `a[i]`.

#[lang = "index"]
#[on_unimplemented(
    message = "the type `{Self}` cannot be indexed by `{Idx}`",
    label = "`{Self}` cannot be indexed by `{Idx}`"
)]
pub trait Index<Idx: ?Sized> {
    type Output: ?Sized;
    #[track_caller]
    #[track_caller]
    fn index(&self, index: Idx) -> &Self::Output;
}

#[lang = "index_mut"]
#[on_unimplemented(
    message = "the type `{Self}` cannot be mutably indexed by `{Idx}`",
    label = "`{Self}` cannot be mutably indexed by `{Idx}`"
)]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    #[track_caller]
    #[track_caller]
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}
