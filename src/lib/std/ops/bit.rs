//! The traits of `& | ^ ! << >>` and of their assigning forms.

#[lang = "bitand"]
#[on_unimplemented(message = "no implementation for `{Self} & {Rhs}`", label = "no implementation for `{Self} & {Rhs}`")]
pub trait BitAnd<Rhs = Self> {
    type Output;
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

#[lang = "bitand_assign"]
#[on_unimplemented(message = "no implementation for `{Self} &= {Rhs}`", label = "no implementation for `{Self} &= {Rhs}`")]
pub trait BitAndAssign<Rhs = Self> {
    fn bitand_assign(&mut self, rhs: Rhs);
}

#[lang = "bitor"]
#[on_unimplemented(message = "no implementation for `{Self} | {Rhs}`", label = "no implementation for `{Self} | {Rhs}`")]
pub trait BitOr<Rhs = Self> {
    type Output;
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "bitor_assign"]
#[on_unimplemented(message = "no implementation for `{Self} |= {Rhs}`", label = "no implementation for `{Self} |= {Rhs}`")]
pub trait BitOrAssign<Rhs = Self> {
    fn bitor_assign(&mut self, rhs: Rhs);
}

#[lang = "bitxor"]
#[on_unimplemented(message = "no implementation for `{Self} ^ {Rhs}`", label = "no implementation for `{Self} ^ {Rhs}`")]
pub trait BitXor<Rhs = Self> {
    type Output;
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "bitxor_assign"]
#[on_unimplemented(message = "no implementation for `{Self} ^= {Rhs}`", label = "no implementation for `{Self} ^= {Rhs}`")]
pub trait BitXorAssign<Rhs = Self> {
    fn bitxor_assign(&mut self, rhs: Rhs);
}

#[lang = "shl"]
#[on_unimplemented(message = "no implementation for `{Self} << {Rhs}`", label = "no implementation for `{Self} << {Rhs}`")]
pub trait Shl<Rhs = Self> {
    type Output;
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn shl(self, rhs: Rhs) -> Self::Output;
}

#[lang = "shl_assign"]
#[on_unimplemented(message = "no implementation for `{Self} <<= {Rhs}`", label = "no implementation for `{Self} <<= {Rhs}`")]
pub trait ShlAssign<Rhs = Self> {
    fn shl_assign(&mut self, rhs: Rhs);
}

#[lang = "shr"]
#[on_unimplemented(message = "no implementation for `{Self} >> {Rhs}`", label = "no implementation for `{Self} >> {Rhs}`")]
pub trait Shr<Rhs = Self> {
    type Output;
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn shr(self, rhs: Rhs) -> Self::Output;
}

#[lang = "shr_assign"]
#[on_unimplemented(message = "no implementation for `{Self} >>= {Rhs}`", label = "no implementation for `{Self} >>= {Rhs}`")]
pub trait ShrAssign<Rhs = Self> {
    fn shr_assign(&mut self, rhs: Rhs);
}

#[lang = "not"]
pub trait Not {
    type Output;
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn not(self) -> Self::Output;
}
