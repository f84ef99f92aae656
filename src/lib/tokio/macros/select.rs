//! `select!`: waits for several futures and goes on with the first that is ready.
//!
//! The branches stand in a chain of `Link`s; what comes out of it is the same chain of
//! `Out`s, so that branch number 2 gives `Later(Later(This(value)))`. A value that does not
//! fit its branch's pattern switches that branch off, and the others go on.

use std::future::Future;
#[cfg(tokio_1_53)]
use std::future::IntoFuture;
use std::intrinsics;
use std::pin::Pin;
use std::task::{Context, Poll};

/// row SELECT_START of the table of choices
const SELECT_START: u32 = 1;

pub struct Link<F, R> {
    pub first: F,
    pub rest: R,
}

/// The future of a branch, as it is put into the chain.
#[cfg(tokio_1_24)]
#[pitfall = "unfinished; select!"]
pub fn branch<F>(f: F) -> F { f }

#[cfg(tokio_1_53)]
#[pitfall = "unfinished; select!"]
pub fn branch<F: IntoFuture>(f: F) -> F::IntoFuture { f.into_future() }

pub struct End;

pub enum Out<T, R> {
    This(T),
    Later(R),
}

/// What comes after the last branch: nothing ever does.
pub enum Never {}

pub trait Chain {
    type Out;
    const LEN: usize;

    fn poll_at(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> Poll<Self::Out>;
}

impl Chain for End {
    type Out = Never;
    const LEN: usize = 0;
    fn poll_at(self: Pin<&mut Self>, _i: usize, _cx: &mut Context<'_>) -> Poll<Never> { Poll::Pending }
}

impl<F: Future, R: Chain> Chain for Link<F, R> {
    type Out = Out<F::Output, R::Out>;
    const LEN: usize = R::LEN + 1;

    fn poll_at(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> Poll<Self::Out> {
        let this = unsafe { self.get_unchecked_mut() };
        if i == 0 {
            match unsafe { Pin::new_unchecked(&mut this.first) }.poll(cx) {
                Poll::Ready(value) => Poll::Ready(Out::This(value)),
                Poll::Pending => Poll::Pending,
            }
        } else {
            match unsafe { Pin::new_unchecked(&mut this.rest) }.poll_at(i - 1, cx) {
                Poll::Ready(later) => Poll::Ready(Out::Later(later)),
                Poll::Pending => Poll::Pending,
            }
        }
    }
}

/// All branches. `off`: those that are disabled or done, a bit each; `seen`: how many have had
/// their turn in this poll.
pub struct Branches<C> {
    chain: C,
    off: u64,
    fair: bool,
    start: usize,
    seen: usize,
    waiting: bool,
}

impl<C: Chain> Branches<C> {
    pub fn new(chain: C, disabled: &[bool], fair: bool) -> Branches<C> {
        let mut off = 0;
        for (i, disabled) in disabled.iter().enumerate() {
            if *disabled {
                off |= 1u64 << i;
            }
        }
        Branches { chain, off, fair, start: 0, seen: 0, waiting: false }
    }
}

impl<C> Branches<C> {

    /// The next branch that is ready; `None` when all are switched off.
    pub fn next(&mut self) -> Select<'_, C> { Select { branches: self } }
}

/// The future behind `select!`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Select<'a, C> {
    branches: &'a mut Branches<C>,
}

impl<C: Chain> Future for Select<'_, C> {
    type Output = Option<C::Out>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<C::Out>> {
        let b = &mut *self.branches;
        if b.seen == 0 && b.fair {
            b.start = (intrinsics::rt_random(SELECT_START) % C::LEN as u64) as usize;
        }
        while b.seen < C::LEN {
            let i = (b.start + b.seen) % C::LEN;
            b.seen += 1;
            if b.off >> i & 1 == 1 {
                continue;
            }
            match unsafe { Pin::new_unchecked(&mut b.chain) }.poll_at(i, cx) {
                Poll::Ready(out) => {
                    b.off |= 1u64 << i;
                    return Poll::Ready(Some(out));
                }
                Poll::Pending => b.waiting = true,
            }
        }
        b.seen = 0;
        if b.waiting {
            b.waiting = false;
            Poll::Pending
        } else {
            Poll::Ready(None)
        }
    }
}

#[macro_export]
macro_rules! select {
    () => { ::std::compile_error!("select! requires at least one branch.") };
    (biased; $($t:tt)+) => { $crate::__select!(@arm false [] [] $($t)+) };
    ($($t:tt)+) => { $crate::__select!(@arm true [] [] $($t)+) };
}

/// The steps of `select!`. `[$($n:tt)*]` has a `_` for each arm before; each finished arm is
/// `{ [its _s] [its pattern] [future] [condition] [handler] }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __select {
    // the pattern of an arm, so many links down
    (@down [] $($p:tt)+) => { $crate::macros::select::Out::This($($p)+) };
    (@down [_ $($n:tt)*] $($p:tt)+) => { $crate::macros::select::Out::Later($crate::__select!(@down [$($n)*] $($p)+)) };

    // the pattern as it is written, to look at a value that is not moved, if it has no `mut` or `ref`
    (@bare $n:tt [$($p:tt)*]) => { $crate::__select!(@down $n $($p)*) };
    (@bare $n:tt [$($p:tt)*] mut $($rest:tt)*) => { $crate::__select!(@look $n [] [] $($p)*) };
    (@bare $n:tt [$($p:tt)*] ref $($rest:tt)*) => { $crate::__select!(@look $n [] [] $($p)*) };
    (@bare $n:tt $p:tt ($($in:tt)*) $($rest:tt)*) => { $crate::__select!(@bare $n $p $($in)* $($rest)*) };
    (@bare $n:tt $p:tt [$($in:tt)*] $($rest:tt)*) => { $crate::__select!(@bare $n $p $($in)* $($rest)*) };
    (@bare $n:tt $p:tt {$($in:tt)*} $($rest:tt)*) => { $crate::__select!(@bare $n $p $($in)* $($rest)*) };
    (@bare $n:tt $p:tt $x:tt $($rest:tt)*) => { $crate::__select!(@bare $n $p $($rest)*) };

    // else without them
    (@look $n:tt [$($p:tt)*] [] ) => { $crate::__select!(@down $n $($p)*) };
    (@look $n:tt [$($in:tt)*] [( [$($p:tt)*] [$($rest:tt)*] ) $($up:tt)*]) => {
        $crate::__select!(@look $n [$($p)* ($($in)*)] [$($up)*] $($rest)*)
    };
    (@look $n:tt [$($in:tt)*] [[ [$($p:tt)*] [$($rest:tt)*] ] $($up:tt)*]) => {
        $crate::__select!(@look $n [$($p)* [$($in)*]] [$($up)*] $($rest)*)
    };
    (@look $n:tt [$($in:tt)*] [{ [$($p:tt)*] [$($rest:tt)*] } $($up:tt)*]) => {
        $crate::__select!(@look $n [$($p)* {$($in)*}] [$($up)*] $($rest)*)
    };
    (@look $n:tt $p:tt $up:tt mut $($rest:tt)*) => { $crate::__select!(@look $n $p $up $($rest)*) };
    (@look $n:tt $p:tt $up:tt ref $($rest:tt)*) => { $crate::__select!(@look $n $p $up $($rest)*) };
    (@look $n:tt $p:tt [$($up:tt)*] ($($in:tt)*) $($rest:tt)*) => {
        $crate::__select!(@look $n [] [( $p [$($rest)*] ) $($up)*] $($in)*)
    };
    (@look $n:tt $p:tt [$($up:tt)*] [$($in:tt)*] $($rest:tt)*) => {
        $crate::__select!(@look $n [] [[ $p [$($rest)*] ] $($up)*] $($in)*)
    };
    (@look $n:tt $p:tt [$($up:tt)*] {$($in:tt)*} $($rest:tt)*) => {
        $crate::__select!(@look $n [] [{ $p [$($rest)*] } $($up)*] $($in)*)
    };
    (@look $n:tt [$($p:tt)*] $up:tt $x:tt $($rest:tt)*) => { $crate::__select!(@look $n [$($p)* $x] $up $($rest)*) };

    // arm by arm
    (@arm $fair:tt $n:tt [$($arms:tt)+]) => {
        $crate::__select!(@build $fair [$($arms)+] [::std::panic!("all branches are disabled and there is no else branch")])
    };
    (@arm $fair:tt $n:tt [$($arms:tt)*] else => $else:expr $(,)?) => {
        $crate::__select!(@build $fair [$($arms)*] [$else])
    };
    (@arm $fair:tt $n:tt $arms:tt $($t:tt)+) => { $crate::__select!(@pat $fair $n $arms [] $($t)+) };

    (@pat $fair:tt $n:tt $arms:tt $p:tt = $fut:expr, if $cond:expr => $($t:tt)+) => {
        $crate::__select!(@handler $fair $n $arms $p [$fut] [$cond] $($t)+)
    };
    (@pat $fair:tt $n:tt $arms:tt $p:tt = $fut:expr => $($t:tt)+) => {
        $crate::__select!(@handler $fair $n $arms $p [$fut] [true] $($t)+)
    };
    (@pat $fair:tt $n:tt $arms:tt [$($p:tt)*] $x:tt $($t:tt)+) => {
        $crate::__select!(@pat $fair $n $arms [$($p)* $x] $($t)+)
    };

    (@handler $fair:tt [$($n:tt)*] [$($arms:tt)*] $p:tt $f:tt $c:tt $h:block, $($t:tt)*) => {
        $crate::__select!(@arm $fair [$($n)* _] [$($arms)* { [$($n)*] $p $f $c [$h] }] $($t)*)
    };
    (@handler $fair:tt [$($n:tt)*] [$($arms:tt)*] $p:tt $f:tt $c:tt $h:block $($t:tt)*) => {
        $crate::__select!(@arm $fair [$($n)* _] [$($arms)* { [$($n)*] $p $f $c [$h] }] $($t)*)
    };
    (@handler $fair:tt [$($n:tt)*] [$($arms:tt)*] $p:tt $f:tt $c:tt $h:expr, $($t:tt)*) => {
        $crate::__select!(@arm $fair [$($n)* _] [$($arms)* { [$($n)*] $p $f $c [$h] }] $($t)*)
    };
    (@handler $fair:tt [$($n:tt)*] [$($arms:tt)*] $p:tt $f:tt $c:tt $h:expr) => {
        $crate::__select!(@arm $fair [$($n)* _] [$($arms)* { [$($n)*] $p $f $c [$h] }])
    };

    // the futures, one link each
    (@chain) => { $crate::macros::select::End };
    (@chain [$f:expr] $($rest:tt)*) => {
        $crate::macros::select::Link {
            first: $crate::macros::select::branch($f),
            rest: $crate::__select!(@chain $($rest)*),
        }
    };

    (@build $fair:tt [$({ $n:tt [$($p:tt)+] [$f:expr] [$c:expr] [$h:expr] })+] [$else:expr]) => {{
        let out = {
            let disabled = [$(!$c),+];
            let mut branches = $crate::macros::select::Branches::new($crate::__select!(@chain $([$f])+), &disabled, $fair);
            loop {
                let out = branches.next().await;
                #[allow(unused_variables, unused_mut, unreachable_patterns)]
                let fits = match &out {
                    ::std::option::Option::None => true,
                    $(::std::option::Option::Some($crate::__select!(@bare $n [$($p)+] $($p)+)) => true,)+
                    _ => false,
                };
                if fits {
                    break out;
                }
            }
        };
        #[allow(unreachable_patterns)]
        match out {
            $(::std::option::Option::Some($crate::__select!(@down $n $($p)+)) => $h,)+
            ::std::option::Option::None => $else,
            _ => ::std::unreachable!(),
        }
    }};
}
