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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}
impl crate::error::Error for LayoutError {}

impl Layout {
    #[must_use]
    pub const fn new<T>() -> Layout { Layout { size: intrinsics::size_of::<T>(), align: intrinsics::align_of::<T>() } }

    #[must_use]
    pub const fn for_value<T: ?Sized>(t: &T) -> Layout {
        Layout { size: intrinsics::size_of_val(t), align: intrinsics::align_of_val(t) }
    }

    pub const fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError> {
        if align.is_power_of_two() && size <= isize::MAX as usize { Ok(Layout { size, align }) } else { Err(LayoutError) }
    }

    #[must_use]
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Layout { Layout { size, align } }

    /// The same size, aligned at least so.
    pub const fn align_to(&self, align: usize) -> Result<Layout, LayoutError> {
        Layout::from_size_align(self.size, if align > self.align { align } else { self.align })
    }

    const fn padding_for(&self, align: usize) -> usize { (align - self.size % align) % align }

    #[must_use]
    pub const fn pad_to_align(&self) -> Layout {
        Layout { size: self.size + self.padding_for(self.align), align: self.align }
    }

    /// This, then `next` behind it; and where `next` begins.
    pub const fn extend(&self, next: Layout) -> Result<(Layout, usize), LayoutError> {
        let align = if next.align > self.align { next.align } else { self.align };
        let offset = self.size + self.padding_for(next.align);
        match offset.checked_add(next.size) {
            Some(size) => match Layout::from_size_align(size, align) {
                Ok(layout) => Ok((layout, offset)),
                Err(e) => Err(e),
            },
            None => Err(LayoutError),
        }
    }

    /// `n` of them in a row, and how far they lie apart.
    pub const fn repeat(&self, n: usize) -> Result<(Layout, usize), LayoutError> {
        let each = self.pad_to_align();
        let all = match n {
            0 => Layout::from_size_align(0, self.align),
            _ => match each.repeat_packed(n - 1) {
                Ok(padded) => padded.extend_packed(*self),
                Err(e) => Err(e),
            },
        };
        match all {
            Ok(all) => Ok((all, each.size)),
            Err(e) => Err(e),
        }
    }

    pub const fn repeat_packed(&self, n: usize) -> Result<Layout, LayoutError> {
        match self.size.checked_mul(n) {
            Some(size) => Layout::from_size_align(size, self.align),
            None => Err(LayoutError),
        }
    }

    pub const fn extend_packed(&self, next: Layout) -> Result<Layout, LayoutError> {
        match self.size.checked_add(next.size) {
            Some(size) => Layout::from_size_align(size, self.align),
            None => Err(LayoutError),
        }
    }

    #[must_use]
    pub const fn dangling_ptr(&self) -> crate::ptr::NonNull<u8> {
        unsafe { crate::ptr::NonNull::new_unchecked(self.align as *mut u8) }
    }

    pub const fn array<T>(n: usize) -> Result<Layout, LayoutError> {
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
        let align = format_args!("{} (1 << {})", self.align, self.align.trailing_zeros());
        f.debug_struct("Layout").field("size", &self.size).field("align", &align).finish()
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

#[unsupported] pub trait GlobalAlloc {}
#[unsupported] pub struct System;
