//! A box for futures of one output, one after the other, that keeps its memory where it can.

use std::alloc::Layout;
use std::boxed::Box;
use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

pub struct ReusableBoxFuture<'a, T> {
    boxed: Pin<Box<dyn Future<Output = T> + Send + 'a>>,
}

unsafe impl<T> Sync for ReusableBoxFuture<'_, T> {}

/// Of no size: boxing it takes no memory, so it can stand in while the box is emptied.
struct Vacant<T>(std::marker::PhantomData<fn() -> T>);

impl<T> Future for Vacant<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Pending
    }
}

impl<'a, T> ReusableBoxFuture<'a, T> {
    pub fn new<F>(future: F) -> Self
    where
        F: Future<Output = T> + Send + 'a,
    {
        ReusableBoxFuture { boxed: Box::pin(future) }
    }

    pub fn set<F>(&mut self, future: F)
    where
        F: Future<Output = T> + Send + 'a,
    {
        if let Err(future) = self.try_set(future) {
            *self = ReusableBoxFuture::new(future);
        }
    }

    /// The future comes back where it needs another size or alignment than the one before.
    pub fn try_set<F>(&mut self, future: F) -> Result<(), F>
    where
        F: Future<Output = T> + Send + 'a,
    {
        if Layout::for_value(&*self.boxed) != Layout::new::<F>() {
            return Err(future);
        }
        let old = mem::replace(&mut self.boxed, Box::pin(Vacant(std::marker::PhantomData)));
        let place = Box::into_raw(unsafe { Pin::into_inner_unchecked(old) });
        unsafe {
            std::ptr::drop_in_place(place);
            let place = place as *mut F;
            place.write(future);
            self.boxed = Box::into_pin(Box::from_raw(place));
        }
        Ok(())
    }

    pub fn get_pin(&mut self) -> Pin<&mut (dyn Future<Output = T> + Send)> {
        self.boxed.as_mut()
    }

    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T> {
        self.boxed.as_mut().poll(cx)
    }
}

impl<T> Future for ReusableBoxFuture<'_, T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.get_mut().poll(cx)
    }
}

impl<T> fmt::Debug for ReusableBoxFuture<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReusableBoxFuture").finish()
    }
}
