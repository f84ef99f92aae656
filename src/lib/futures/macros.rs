//! The macros: what they do stands in functions, as far as it can.

/// Waits for all, in one task; they are polled in the order written.
#[macro_export]
macro_rules! join {
    ($($fut:expr),+ $(,)?) => {
        $crate::future::join_tuple(($($crate::future::maybe_done($fut).polled(),)+)).await
    };
    () => {
        ()
    };
    ($($arg:tt)*) => { ::std::compile_error!("futures with commas between them are wanted") };
}

/// Waits for all, or for the first error.
#[macro_export]
macro_rules! try_join {
    ($($fut:expr),+ $(,)?) => {{
        let shared = $crate::future::SharedError::new();
        $crate::future::try_join_tuple(($($crate::future::branch($fut).tried(&shared, |e| e),)+)).await
    }};
    ($($arg:tt)*) => { ::std::compile_error!("futures with commas between them are wanted") };
}

/// Pins variables to the place where they stand.
#[macro_export]
macro_rules! pin_mut {
    ($($x:ident),* $(,)?) => {$(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { ::std::pin::Pin::new_unchecked(&mut $x) };
    )*};
}

/// One stream of several, of whatever types: an item of whoever has one. Whom it asks first is left to chance.
#[macro_export]
macro_rules! stream_select {
    ($first:expr, $($rest:expr),+ $(,)?) => {
        $crate::stream::select_macro::StreamSelect::new($crate::__nested_streams!($first, $($rest,)+))
    };
    ($($few:tt)*) => {
        ::std::compile_error!("stream select macro needs at least two arguments.")
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __nested_streams {
    () => { () };
    ($first:expr, $($rest:expr,)*) => {
        (::std::option::Option::Some($first), $crate::__nested_streams!($($rest,)*))
    };
}

/// Polls a future once.
#[macro_export]
macro_rules! poll {
    ($x:expr $(,)?) => {
        $crate::selecting::poll_once($x).await
    };
}

/// Gives the executor one turn, without a wake.
#[macro_export]
macro_rules! pending {
    () => {
        $crate::selecting::pend_once().await
    };
}

/// Polls several futures; the first that is ready runs its arm. Which is asked first is left to chance.
#[macro_export]
macro_rules! select {
    ($($arms:tt)*) => {
        $crate::__select!(@arms (true) [] (_) (_)
            [a ra 0; b rb 1; c rc 2; d rd 3; e re 4; f rf 5; g rg 6; h rh 7; i ri 8; j rj 9; k rk 10; l rl 11;] $($arms)*)
    };
}

/// Like `select!`, but asks in the order written.
#[macro_export]
macro_rules! select_biased {
    ($($arms:tt)*) => {
        $crate::__select!(@arms (false) [] (_) (_)
            [a ra 0; b rb 1; c rc 2; d rd 3; e re 4; f rf 5; g rg 6; h rh 7; i ri 8; j rj 9; k rk 10; l rl 11;] $($arms)*)
    };
}

/// Takes one arm after the other; then writes what they become.
#[doc(hidden)]
#[macro_export]
macro_rules! __select {
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt complete => $body:block, $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)*] ($body) $d $names $($rest)*)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt complete => $body:block $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)*] ($body) $d $names $($rest)*)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt complete => $body:expr) => {
        $crate::__select!(@arms $random [$($done)*] ($body) $d $names)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt complete => $body:expr, $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)*] ($body) $d $names $($rest)*)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt default => $body:block, $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)*] $c ($body) $names $($rest)*)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt default => $body:block $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)*] $c ($body) $names $($rest)*)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt default => $body:expr) => {
        $crate::__select!(@arms $random [$($done)*] $c ($body) $names)
    };
    (@arms $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt default => $body:expr, $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)*] $c ($body) $names $($rest)*)
    };
    // a variable is borrowed, anything else is made here
    (@arms $random:tt $done:tt $c:tt $d:tt [$f:ident $r:ident $i:tt; $($names:tt)*] $p:pat = $fut:ident => $($rest:tt)*) => {
        $crate::__select!(@body $random $done $c $d [$($names)*] ($f $r $i (&mut $fut) ($p)) $($rest)*)
    };
    (@arms $random:tt $done:tt $c:tt $d:tt [$f:ident $r:ident $i:tt; $($names:tt)*] $p:pat = $fut:expr => $($rest:tt)*) => {
        $crate::__select!(@body $random $done $c $d [$($names)*] ($f $r $i ($fut) ($p)) $($rest)*)
    };
    (@body $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt ($($arm:tt)*) $body:block, $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)* ($($arm)* $body)] $c $d $names $($rest)*)
    };
    (@body $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt ($($arm:tt)*) $body:block $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)* ($($arm)* $body)] $c $d $names $($rest)*)
    };
    (@body $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt ($($arm:tt)*) $body:expr) => {
        $crate::__select!(@arms $random [$($done)* ($($arm)* $body)] $c $d $names)
    };
    (@body $random:tt [$($done:tt)*] $c:tt $d:tt $names:tt ($($arm:tt)*) $body:expr, $($rest:tt)*) => {
        $crate::__select!(@arms $random [$($done)* ($($arm)* $body)] $c $d $names $($rest)*)
    };
    (@arms ($random:tt) [$(($f:ident $r:ident $i:tt ($fut:expr) ($p:pat) $body:expr))*] $c:tt $d:tt $names:tt) => {{
        let (__which, $($r,)*) = {
            $(let mut $f = $fut;)*
            $(let mut $r = ::std::option::Option::None;)*
            let __which = $crate::selecting::select(
                $crate::__select!(@list $($f $r)*),
                $random,
                $crate::__select!(@has $d),
            )
            .await;
            (__which, $($r,)*)
        };
        match __which {
            $($i => match ::std::option::Option::unwrap($r) { $p => $body },)*
            $crate::selecting::COMPLETE => $crate::__select!(@complete $c),
            _ => $crate::__select!(@default $d),
        }
    }};
    (@list) => { () };
    (@list $f:ident $r:ident $($rest:tt)*) => {
        ($crate::selecting::arm(&mut $f, &mut $r), $crate::__select!(@list $($rest)*))
    };
    (@has (_)) => { false };
    (@has $d:tt) => { true };
    (@complete (_)) => {
        $crate::selecting::nobody_left()
    };
    (@complete ($body:expr)) => { $body };
    (@default (_)) => {
        ::std::unreachable!()
    };
    (@default ($body:expr)) => { $body };
}
