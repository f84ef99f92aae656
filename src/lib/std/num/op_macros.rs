//! What `Wrapping` and `Saturating` share: an operator in all its forms, and the forms of text.

/// `$op` on `$w<$t>`, given what it does to the numbers inside.
macro_rules! number_op {
    ($w:ident $t:ident : $($op:ident $method:ident $assign:ident $assign_method:ident |$a:ident, $b:ident| $value:expr;)*) => { $(
        impl $op for $w<$t> {
            type Output = $w<$t>;
            #[track_caller]
            fn $method(self, other: $w<$t>) -> $w<$t> {
                let ($a, $b) = (self.0, other.0);
                $w($value)
            }
        }
        impl<'a> $op<&'a $w<$t>> for $w<$t> {
            type Output = $w<$t>;
            #[track_caller]
            fn $method(self, other: &'a $w<$t>) -> $w<$t> { $op::$method(self, *other) }
        }
        impl<'a> $op<$w<$t>> for &'a $w<$t> {
            type Output = $w<$t>;
            #[track_caller]
            fn $method(self, other: $w<$t>) -> $w<$t> { $op::$method(*self, other) }
        }
        impl<'a, 'b> $op<&'a $w<$t>> for &'b $w<$t> {
            type Output = $w<$t>;
            #[track_caller]
            fn $method(self, other: &'a $w<$t>) -> $w<$t> { $op::$method(*self, *other) }
        }
        impl $assign for $w<$t> {
            #[track_caller]
            fn $assign_method(&mut self, other: $w<$t>) { *self = $op::$method(*self, other) }
        }
        impl<'a> $assign<&'a $w<$t>> for $w<$t> {
            #[track_caller]
            fn $assign_method(&mut self, other: &'a $w<$t>) { *self = $op::$method(*self, *other) }
        }
        impl $assign<$t> for $w<$t> {
            #[track_caller]
            fn $assign_method(&mut self, other: $t) { *self = $op::$method(*self, $w(other)) }
        }
        impl<'a> $assign<&'a $t> for $w<$t> {
            #[track_caller]
            fn $assign_method(&mut self, other: &'a $t) { *self = $op::$method(*self, $w(*other)) }
        }
    )* };
}

/// `-` and `!`.
macro_rules! number_unary {
    ($w:ident $t:ident : $op:ident $method:ident |$a:ident| $value:expr) => {
        impl $op for $w<$t> {
            type Output = $w<$t>;
            fn $method(self) -> $w<$t> {
                let $a = self.0;
                $w($value)
            }
        }
        impl<'a> $op for &'a $w<$t> {
            type Output = $w<$t>;
            fn $method(self) -> $w<$t> { $op::$method(*self) }
        }
    };
}

macro_rules! number_forms {
    ($w:ident : $($form:ident)*) => { $(
        impl<T: fmt::$form> fmt::$form for $w<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )* };
}

pub(crate) use {number_forms, number_op, number_unary};
