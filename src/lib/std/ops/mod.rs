//! The traits behind operators, calls, `*`, `[]`, `..` and `?`.

mod arith;
mod bit;
mod bound;
mod control_flow;
mod deref;
mod drop;
mod function;
mod index;
mod range;
mod try_trait;
mod unsize;
mod impl_add;
mod impl_sub;
mod impl_mul;
mod impl_div;
mod impl_rem;
mod impl_neg;
mod impl_bits;
mod shift;

pub use self::arith::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};
pub use self::bit::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign};
pub use self::bound::{Bound, RangeBounds};
pub use self::control_flow::ControlFlow;
pub use self::deref::{Deref, DerefMut};
pub use self::drop::Drop;
pub use self::function::{AsyncFn, AsyncFnMut, AsyncFnOnce, Fn, FnMut, FnOnce};
pub use self::index::{Index, IndexMut};
pub use self::range::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
pub use self::try_trait::{FromResidual, Residual, Try};
pub use self::unsize::CoerceUnsized;
