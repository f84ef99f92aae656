macro_rules! a { ($n:ident) => { #[allow(non_snake_case)] fn f1() { let $n = 1; let _ = $n; } } }
macro_rules! b { ($n:ident) => { struct S; impl S { #[allow(non_snake_case)] fn f1(&self) { let $n = 1; let _ = $n; } } } }
macro_rules! c { ($($n:ident)+) => { impl Z for u8 { #[allow(non_snake_case)] fn f1(&self) { let ($($n,)+) = (1,); let _ = ($($n,)+); } } } }
macro_rules! d { ($($n:ident)+) => { impl<$($n: Clone),+> Z for ($($n,)+) { #[allow(non_snake_case)] fn f1(&self) { let ($($n,)+) = self; let _ = ($($n,)+); } } } }
macro_rules! e { ($n:ident) => { struct S3; #[allow(non_snake_case)] impl S3 { fn f1(&self) { let $n = 1; let _ = $n; } fn $n() {} } } }
macro_rules! f { ($n:ident) => { struct S4; #[allow(non_snake_case)] impl S4 { fn $n() {} } } }
trait Z { fn f1(&self); }
a!(AA);
b!(BB);
c!(CC);
d!(DD);
e!(EE);
f!(FF);
fn main() {}
