//! Calling values. Closures, functions and function pointers have these built in.

use crate::future::Future;

#[lang = "fn_once"]
#[on_unimplemented(
    message = "expected a `{Trait}` closure, found `{Self}`",
    label = "expected an `{Trait}` closure, found `{Self}`"
)]
pub trait FnOnce<Args> {
    #[lang = "fn_once_output"]
    type Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
}

#[lang = "fn_mut"]
#[on_unimplemented(
    message = "expected a `{Trait}` closure, found `{Self}`",
    label = "expected an `{Trait}` closure, found `{Self}`"
)]
pub trait FnMut<Args>: FnOnce<Args> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
}

#[lang = "fn"]
#[on_unimplemented(
    message = "expected a `{Trait}` closure, found `{Self}`",
    label = "expected an `{Trait}` closure, found `{Self}`"
)]
pub trait Fn<Args>: FnMut<Args> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output;
}

/// An async closure, or any function whose result is a future.
#[lang = "async_fn_once"]
pub trait AsyncFnOnce<Args> {
    #[lang = "call_once_future"]
    type CallOnceFuture: Future<Output = Self::Output>;
    type Output;
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture;
}

#[lang = "async_fn_mut"]
pub trait AsyncFnMut<Args>: AsyncFnOnce<Args> {
    #[lang = "call_ref_future"]
    type CallRefFuture<'a>: Future<Output = Self::Output>
    where
        Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture<'_>;
}

#[lang = "async_fn"]
pub trait AsyncFn<Args>: AsyncFnMut<Args> {
    extern "rust-call" fn async_call(&self, args: Args) -> Self::CallRefFuture<'_>;
}

/// What `async_call_once` gives of a closure whose futures borrow from it: this one owns the closure.
#[lang = "async_call_owned"]
async fn async_call_owned<F: AsyncFnMut<Args>, Args>(mut f: F, args: Args) -> F::Output { f.async_call_mut(args).await }

impl<A, F: Fn<A> + ?Sized> Fn<A> for &F {
    extern "rust-call" fn call(&self, args: A) -> F::Output { (**self).call(args) }
}
impl<A, F: Fn<A> + ?Sized> FnMut<A> for &F {
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { (**self).call(args) }
}
impl<A, F: Fn<A> + ?Sized> FnOnce<A> for &F {
    type Output = F::Output;
    extern "rust-call" fn call_once(self, args: A) -> F::Output { (*self).call(args) }
}
impl<A, F: FnMut<A> + ?Sized> FnMut<A> for &mut F {
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { (**self).call_mut(args) }
}
impl<A, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F {
    type Output = F::Output;
    extern "rust-call" fn call_once(self, args: A) -> F::Output { (*self).call_mut(args) }
}
impl<A, F: AsyncFn<A> + ?Sized> AsyncFn<A> for &F {
    extern "rust-call" fn async_call(&self, args: A) -> F::CallRefFuture<'_> { F::async_call(*self, args) }
}
impl<A, F: AsyncFn<A> + ?Sized> AsyncFnMut<A> for &F {
    type CallRefFuture<'a> = F::CallRefFuture<'a> where Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: A) -> F::CallRefFuture<'_> { F::async_call(*self, args) }
}
impl<'a, A, F: AsyncFn<A> + ?Sized> AsyncFnOnce<A> for &'a F {
    type Output = F::Output;
    type CallOnceFuture = F::CallRefFuture<'a>;
    extern "rust-call" fn async_call_once(self, args: A) -> F::CallRefFuture<'a> { F::async_call(self, args) }
}
impl<A, F: AsyncFnMut<A> + ?Sized> AsyncFnMut<A> for &mut F {
    type CallRefFuture<'a> = F::CallRefFuture<'a> where Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: A) -> F::CallRefFuture<'_> { F::async_call_mut(*self, args) }
}
impl<'a, A, F: AsyncFnMut<A> + ?Sized> AsyncFnOnce<A> for &'a mut F {
    type Output = F::Output;
    type CallOnceFuture = F::CallRefFuture<'a>;
    extern "rust-call" fn async_call_once(self, args: A) -> F::CallRefFuture<'a> { F::async_call_mut(self, args) }
}
