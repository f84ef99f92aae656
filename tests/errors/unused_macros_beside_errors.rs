macro_rules! as_item { ($i:item) => { $i }; }
macro_rules! other { ($i:item) => { $i }; }
as_iem! { fn made() -> &'static str { "made" } }
fn main() {}
