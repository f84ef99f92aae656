//! Executors as traits: something that takes futures of any type.

use crate::future::{FutureExt, RemoteHandle};
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

/// A boxed future, and what the view calls it.
pub struct LocalFutureObj<'a, T> {
    future: Pin<Box<dyn Future<Output = T> + 'a>>,
    pub(crate) label: &'static str,
    pub(crate) place: &'static Location<'static>,
}

pub struct FutureObj<'a, T>(pub(crate) LocalFutureObj<'a, T>);

unsafe impl<T> Send for FutureObj<'_, T> {}
impl<T> Unpin for LocalFutureObj<'_, T> {}
impl<T> Unpin for FutureObj<'_, T> {}

/// What such an object can be made of.
pub trait UnsafeFutureObj<'a, T>: 'a {
    #[doc(hidden)]
    fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>>;
    #[doc(hidden)]
    fn label() -> &'static str;
}

impl<'a, T, F: Future<Output = T> + 'a> UnsafeFutureObj<'a, T> for Box<F> {
    fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>> {
        Box::into_pin(self)
    }

    fn label() -> &'static str {
        intrinsics::future_label::<F>()
    }
}

impl<'a, T, F: Future<Output = T> + 'a> UnsafeFutureObj<'a, T> for Pin<Box<F>> {
    fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>> {
        self
    }

    fn label() -> &'static str {
        intrinsics::future_label::<F>()
    }
}

macro_rules! futures_behind {
    ($([$($of:tt)*] $t:ty;)*) => {$(
        impl<'a, T: 'a $($of)*> UnsafeFutureObj<'a, T> for $t {
            fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>> {
                Box::pin(self)
            }

            fn label() -> &'static str {
                intrinsics::future_label::<Self>()
            }
        }
    )*};
}
futures_behind! {
    [, F: Future<Output = T> + Unpin + 'a] &'a mut F;
    [, F: Future<Output = T> + 'a] Pin<&'a mut F>;
    [] Pin<Box<dyn Future<Output = T> + 'a>>;
    [] Pin<Box<dyn Future<Output = T> + Send + 'a>>;
}

impl<'a, T> LocalFutureObj<'a, T> {
    #[track_caller]
    pub fn new<F: UnsafeFutureObj<'a, T>>(f: F) -> LocalFutureObj<'a, T> {
        LocalFutureObj { label: F::label(), future: f.into_boxed(), place: Location::caller() }
    }
}

impl<'a, T> FutureObj<'a, T> {
    #[track_caller]
    pub fn new<F: UnsafeFutureObj<'a, T> + Send>(f: F) -> FutureObj<'a, T> {
        FutureObj(LocalFutureObj::new(f))
    }
}

impl<T> Future for LocalFutureObj<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.future.as_mut().poll(cx)
    }
}

impl<T> Future for FutureObj<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.0.future.as_mut().poll(cx)
    }
}

impl<'a, T> From<FutureObj<'a, T>> for LocalFutureObj<'a, T> {
    fn from(f: FutureObj<'a, T>) -> LocalFutureObj<'a, T> {
        f.0
    }
}

impl<'a, F: Future<Output = ()> + Send + 'a> From<Box<F>> for FutureObj<'a, ()> {
    fn from(f: Box<F>) -> FutureObj<'a, ()> {
        FutureObj::new(f)
    }
}

impl<'a> From<Box<dyn Future<Output = ()> + Send + 'a>> for FutureObj<'a, ()> {
    fn from(f: Box<dyn Future<Output = ()> + Send + 'a>) -> FutureObj<'a, ()> {
        FutureObj::new(Box::into_pin(f))
    }
}

impl<'a, F: Future<Output = ()> + Send + 'a> From<Pin<Box<F>>> for FutureObj<'a, ()> {
    fn from(f: Pin<Box<F>>) -> FutureObj<'a, ()> {
        FutureObj::new(f)
    }
}

impl<'a> From<Pin<Box<dyn Future<Output = ()> + Send + 'a>>> for FutureObj<'a, ()> {
    fn from(f: Pin<Box<dyn Future<Output = ()> + Send + 'a>>) -> FutureObj<'a, ()> {
        FutureObj::new(f)
    }
}

impl<'a> From<Box<dyn Future<Output = ()> + 'a>> for LocalFutureObj<'a, ()> {
    fn from(f: Box<dyn Future<Output = ()> + 'a>) -> LocalFutureObj<'a, ()> {
        LocalFutureObj::new(Box::into_pin(f))
    }
}

impl<'a, F: Future<Output = ()> + 'a> From<Pin<Box<F>>> for LocalFutureObj<'a, ()> {
    fn from(f: Pin<Box<F>>) -> LocalFutureObj<'a, ()> {
        LocalFutureObj::new(f)
    }
}

impl<'a> From<Pin<Box<dyn Future<Output = ()> + 'a>>> for LocalFutureObj<'a, ()> {
    fn from(f: Pin<Box<dyn Future<Output = ()> + 'a>>) -> LocalFutureObj<'a, ()> {
        LocalFutureObj::new(f)
    }
}

impl<'a, F: Future<Output = ()> + 'a> From<Box<F>> for LocalFutureObj<'a, ()> {
    fn from(f: Box<F>) -> LocalFutureObj<'a, ()> {
        LocalFutureObj::new(f)
    }
}

impl<T> fmt::Debug for LocalFutureObj<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalFutureObj").finish()
    }
}

impl<T> fmt::Debug for FutureObj<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FutureObj").finish()
    }
}

/// The executor is gone.
pub struct SpawnError {
    _priv: (),
}

impl SpawnError {
    pub fn shutdown() -> SpawnError {
        SpawnError { _priv: () }
    }

    pub fn is_shutdown(&self) -> bool {
        true
    }
}

impl fmt::Debug for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SpawnError").field(&"shutdown").finish()
    }
}

impl fmt::Display for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Executor is shutdown")
    }
}

impl std::error::Error for SpawnError {}

pub trait Spawn {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError>;

    fn status(&self) -> Result<(), SpawnError> {
        Ok(())
    }
}

pub trait LocalSpawn {
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError>;

    fn status_local(&self) -> Result<(), SpawnError> {
        Ok(())
    }
}

macro_rules! through {
    ($($of:ty),+) => {$(
        impl<S: ?Sized + Spawn> Spawn for $of {
            fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> {
                S::spawn_obj(&**self, future)
            }

            fn status(&self) -> Result<(), SpawnError> {
                S::status(&**self)
            }
        }

        impl<S: ?Sized + LocalSpawn> LocalSpawn for $of {
            fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> {
                S::spawn_local_obj(&**self, future)
            }

            fn status_local(&self) -> Result<(), SpawnError> {
                S::status_local(&**self)
            }
        }
    )+};
}

through!(&S, &mut S, Box<S>, Rc<S>, Arc<S>);

pub trait SpawnExt: Spawn {
    #[track_caller]
    fn spawn<Fut>(&self, future: Fut) -> Result<(), SpawnError>
    where
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.spawn_obj(FutureObj::new(Box::new(future)))
    }

    #[track_caller]
    fn spawn_with_handle<Fut>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>
    where
        Fut: Future + Send + 'static,
        <Fut as Future>::Output: Send,
    {
        let label = intrinsics::future_label::<Fut>();
        let (future, handle) = future.remote_handle();
        let mut object = FutureObj::new(Box::new(future));
        object.0.label = label;
        self.spawn_obj(object)?;
        Ok(handle)
    }
}

impl<S: ?Sized + Spawn> SpawnExt for S {}

pub trait LocalSpawnExt: LocalSpawn {
    #[track_caller]
    fn spawn_local<Fut>(&self, future: Fut) -> Result<(), SpawnError>
    where
        Fut: Future<Output = ()> + 'static,
    {
        self.spawn_local_obj(LocalFutureObj::new(Box::new(future)))
    }

    #[track_caller]
    fn spawn_local_with_handle<Fut>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>
    where
        Fut: Future + 'static,
    {
        let label = intrinsics::future_label::<Fut>();
        let (future, handle) = future.remote_handle();
        let mut object = LocalFutureObj::new(Box::new(future));
        object.label = label;
        self.spawn_local_obj(object)?;
        Ok(handle)
    }
}

impl<S: ?Sized + LocalSpawn> LocalSpawnExt for S {}
