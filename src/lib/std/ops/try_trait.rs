//! What `?` means: `branch` tells whether to go on, `from_residual` makes the value that is returned.

use crate::ops::ControlFlow;

#[lang = "Try"]
#[on_unimplemented(
    message = "the `?` operator can only be applied to values that implement `{This}`",
    label = "the `?` operator cannot be applied to type `{Self}`"
)]
pub trait Try: FromResidual<Self::Residual> {
    type Output;
    /// The part of the value that stops the function: `Result<Infallible, E>`, `Option<Infallible>`.
    type Residual;
    #[lang = "from_output"]
    fn from_output(output: Self::Output) -> Self;
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

#[lang = "FromResidual"]
pub trait FromResidual<R = <Self as Try>::Residual> {
    #[lang = "from_residual"]
    fn from_residual(residual: R) -> Self;
}

/// Finds the `Try` type that goes with a residual and another output.
pub trait Residual<O> {
    type TryType: Try<Output = O, Residual = Self>;
}
