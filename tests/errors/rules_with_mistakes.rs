macro_rules! a { ($x:expr) => { $x }; return; }
macro_rules! b { ($x:expr) => { $x } ($y:ident) => { $y } }
macro_rules! c { ($x:expr) = { $x } }
macro_rules! d { ($x:expr) => $x }
macro_rules! e { ($x) => { $x } }
macro_rules! f { ($x:xpr) => { $x } }
macro_rules! g { ($x:expr) => { $y } }
macro_rules! h { ($($x:expr),*) => { $x } }
fn main() {
   a!(1 2);
   a!(1);
   b!(1 2);
   c!(1 2);
   d!(1 2);
   e!(1 2);
   f!(1 2);
   g!(1 2);
   g!(1);
   h!(1 2);
}
