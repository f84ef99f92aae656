//! `Drop`.

#[lang = "drop"]
pub trait Drop {
    #[lang = "drop_method"]
    fn drop(&mut self);
}
