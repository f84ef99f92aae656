//! Comparison and hashing of function pointers: by address.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;

macro_rules! fn_pointers {
    ($($name:ident)*) => {
        impl<R, $($name),*> PartialEq for fn($($name),*) -> R {
            fn eq(&self, other: &Self) -> bool { address(*self) == address(*other) }
        }
        impl<R, $($name),*> Eq for fn($($name),*) -> R {}
        impl<R, $($name),*> PartialOrd for fn($($name),*) -> R {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> { Some(address(*self).cmp(&address(*other))) }
        }
        impl<R, $($name),*> Ord for fn($($name),*) -> R {
            fn cmp(&self, other: &Self) -> Ordering { address(*self).cmp(&address(*other)) }
        }
        impl<R, $($name),*> Hash for fn($($name),*) -> R {
            fn hash<S: Hasher>(&self, state: &mut S) { state.write_usize(address(*self)) }
        }
    };
}

fn address<F>(f: F) -> usize { intrinsics::transmute::<F, usize>(f) }

fn_pointers! { }
fn_pointers! { A }
fn_pointers! { A B }
fn_pointers! { A B C }
fn_pointers! { A B C D }
fn_pointers! { A B C D E }
fn_pointers! { A B C D E F }
