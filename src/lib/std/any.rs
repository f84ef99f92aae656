//! Types at run time.

use crate::boxed::Box;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;

/// Tells types apart.
#[derive(Clone, Copy, Eq, PartialEq, PartialOrd, Ord)]
pub struct TypeId {
    id: u64,
}

impl TypeId {
    #[must_use]
    pub const fn of<T: ?Sized + 'static>() -> TypeId { TypeId { id: intrinsics::type_id::<T>() } }
}

impl Hash for TypeId {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u64(self.id) }
}
impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "TypeId({:#034x})", self.id as u128) }
}

#[must_use]
pub fn type_name<T: ?Sized>() -> &'static str { intrinsics::type_name::<T>() }

#[must_use]
pub fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str { intrinsics::type_name::<T>() }

#[lang = "any"]
pub trait Any: 'static {
    fn type_id(&self) -> TypeId;
}

impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId { TypeId::of::<T>() }
}

macro_rules! any_methods {
    ($($t:ty),*) => { $(
        impl $t {
            #[must_use]
            pub fn is<T: Any>(&self) -> bool { TypeId::of::<T>() == self.type_id() }

            #[must_use]
            pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                if self.is::<T>() { unsafe { Some(&*(self as *const $t as *const T)) } } else { None }
            }

            #[must_use]
            pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { unsafe { Some(&mut *(self as *mut $t as *mut T)) } } else { None }
            }
        }
        impl Box<$t> {
            pub fn downcast<T: Any>(self) -> Result<Box<T>, Box<$t>> {
                if self.is::<T>() { unsafe { Ok(Box::from_raw(Box::into_raw(self) as *mut T)) } } else { Err(self) }
            }
        }
        impl fmt::Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Any { .. }") }
        }
    )* };
}
any_methods! { dyn Any, dyn Any + Send, dyn Any + Send + Sync }
