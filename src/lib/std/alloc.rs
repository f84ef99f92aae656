//! The heap.

use crate::fmt;
use crate::intrinsics;

/// Size and alignment of a piece of memory.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
#[home = "core::alloc::layout"]
pub struct Layout {
    size: usize,
    align: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayoutError;

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("invalid parameters to Layout::from_size_align") }
}
impl crate::error::Error for LayoutError {}

impl Layout {
    #[must_use]
    pub const fn new<T>() -> Layout { Layout { size: intrinsics::size_of::<T>(), align: intrinsics::align_of::<T>() } }

    #[must_use]
    pub fn for_value<T: ?Sized>(t: &T) -> Layout {
        Layout { size: intrinsics::size_of_val(t), align: intrinsics::align_of_val(t) }
    }

    pub const fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError> {
        if align.is_power_of_two() && size <= isize::MAX as usize { Ok(Layout { size, align }) } else { Err(LayoutError) }
    }

    pub fn array<T>(n: usize) -> Result<Layout, LayoutError> {
        match intrinsics::size_of::<T>().checked_mul(n) {
            Some(size) => Layout::from_size_align(size, intrinsics::align_of::<T>()),
            None => Err(LayoutError),
        }
    }

    #[must_use]
    pub const fn size(&self) -> usize { self.size }

    #[must_use]
    pub const fn align(&self) -> usize { self.align }
}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layout {{ size: {}, align: {} (1 << {}) }}", self.size, self.align, self.align.trailing_zeros())
    }
}

#[must_use]
pub unsafe fn alloc(layout: Layout) -> *mut u8 { intrinsics::alloc(layout.size, layout.align) }

/// Memory of this machine comes zeroed.
#[must_use]
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 { intrinsics::alloc(layout.size, layout.align) }

pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) { intrinsics::dealloc(ptr, layout.size, layout.align) }

#[must_use]
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    intrinsics::realloc(ptr, layout.size, layout.align, new_size)
}

pub fn handle_alloc_error(layout: Layout) -> ! { panic!("memory allocation of {} bytes failed", layout.size) }

/// Memory for `Box`; a value without size gets an address that is never read.
#[lang = "exchange_malloc"]
pub(crate) fn exchange_malloc(size: usize, align: usize) -> *mut u8 {
    if size == 0 { align as *mut u8 } else { intrinsics::alloc(size, align) }
}

/// Called by the drop glue of `Box`, after the contents.
#[lang = "box_free"]
pub(crate) fn box_free(ptr: *mut u8, size: usize, align: usize) {
    if size != 0 {
        intrinsics::dealloc(ptr, size, align)
    }
}
