//! What the items of a stream can be collected into.

use futures::stream::Stream;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::future::Future;
use std::hash::Hash;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

pub trait Gather<T>: Sized {
    type State;

    fn begin() -> Self::State;
    /// False: no more items are wanted.
    fn add(state: &mut Self::State, item: T) -> bool;
    fn finish(state: Self::State) -> Self;
}

macro_rules! extended {
    ($([$($g:tt)*] $t:ty, $item:ty;)+) => {$(
        impl<$($g)*> Gather<$item> for $t {
            type State = $t;

            fn begin() -> $t {
                Default::default()
            }

            fn add(state: &mut $t, item: $item) -> bool {
                state.extend(Some(item));
                true
            }

            fn finish(state: $t) -> $t {
                state
            }
        }
    )+};
}

extended! {
    [T] Vec<T>, T;
    [T] VecDeque<T>, T;
    [T] LinkedList<T>, T;
    [T: Ord] BinaryHeap<T>, T;
    [T: Ord] BTreeSet<T>, T;
    [T: Hash + Eq] HashSet<T>, T;
    [K: Ord, V] BTreeMap<K, V>, (K, V);
    [K: Hash + Eq, V] HashMap<K, V>, (K, V);
    [] String, char;
    ['a] String, &'a str;
    [] String, String;
}

impl Gather<()> for () {
    type State = ();

    fn begin() {}

    fn add(_state: &mut (), _item: ()) -> bool {
        true
    }

    fn finish(_state: ()) {}
}

impl<T> Gather<T> for Box<[T]> {
    type State = Vec<T>;

    fn begin() -> Vec<T> {
        Vec::new()
    }

    fn add(state: &mut Vec<T>, item: T) -> bool {
        state.push(item);
        true
    }

    fn finish(state: Vec<T>) -> Box<[T]> {
        state.into_boxed_slice()
    }
}

impl<T, U: Gather<T>, E> Gather<Result<T, E>> for Result<U, E> {
    type State = (U::State, Option<E>);

    fn begin() -> Self::State {
        (U::begin(), None)
    }

    fn add(state: &mut Self::State, item: Result<T, E>) -> bool {
        match item {
            Ok(item) => U::add(&mut state.0, item),
            Err(e) => {
                state.1 = Some(e);
                false
            }
        }
    }

    fn finish(state: Self::State) -> Self {
        match state.1 {
            None => Ok(U::finish(state.0)),
            Some(e) => Err(e),
        }
    }
}

impl<T, U: Gather<T>> Gather<Option<T>> for Option<U> {
    type State = (U::State, bool);

    fn begin() -> Self::State {
        (U::begin(), true)
    }

    fn add(state: &mut Self::State, item: Option<T>) -> bool {
        match item {
            Some(item) => U::add(&mut state.0, item),
            None => {
                state.1 = false;
                false
            }
        }
    }

    fn finish(state: Self::State) -> Self {
        if state.1 { Some(U::finish(state.0)) } else { None }
    }
}

/// The future of `collect`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Gathering<S: Stream, C: Gather<S::Item>> {
    stream: S,
    state: Option<C::State>,
}

impl<S: Stream + Unpin, C: Gather<S::Item>> Unpin for Gathering<S, C> {}

impl<S: Stream, C: Gather<S::Item>> Gathering<S, C> {
    pub fn new(stream: S) -> Gathering<S, C> {
        Gathering { stream, state: Some(C::begin()) }
    }
}

impl<S: Stream, C: Gather<S::Item>> Future for Gathering<S, C> {
    type Output = C;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<C> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let more = match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => match &mut this.state {
                    Some(state) => C::add(state, item),
                    None => panic!("a collecting future was polled after it was done"),
                },
                None => false,
            };
            if !more {
                return Poll::Ready(C::finish(this.state.take().unwrap()));
            }
        }
    }
}
