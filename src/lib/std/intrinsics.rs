//! What the library asks of the tool itself: one bodiless function for each row of the
//! intrinsic table. Everything else in this library is ordinary Rust over these.

use crate::panic::Location;

// --- types and memory ---
#[intrinsic]
pub fn size_of<T>() -> usize;
#[intrinsic]
pub fn align_of<T>() -> usize;
#[intrinsic]
pub fn size_of_val<T: ?Sized>(_: *const T) -> usize;
#[intrinsic]
pub fn align_of_val<T: ?Sized>(_: *const T) -> usize;
#[intrinsic]
pub fn needs_drop<T>() -> bool;
#[intrinsic]
pub fn is_result<T>() -> bool;
#[intrinsic]
pub fn type_name<T: ?Sized>() -> &'static str;
/// Code_type_label: "say_hello", "async block at line 9".
#[intrinsic]
pub fn future_label<T: ?Sized>() -> &'static str;
#[intrinsic]
pub fn type_id<T: ?Sized>() -> u64;
#[intrinsic]
pub fn transmute<A, B>(_: A) -> B;
#[intrinsic]
pub fn forget<T>(_: T);
#[intrinsic]
pub fn drop_in_place<T: ?Sized>(_: *mut T);
#[intrinsic]
pub fn discriminant_value<T>(_: &T) -> i64;
#[intrinsic]
pub fn offset<T>(_: *const T, _: isize) -> *const T;
#[intrinsic]
pub fn ptr_offset_from<T>(_: *const T, _: *const T) -> isize;
/// Memmove.
#[intrinsic]
pub fn copy<T>(_: *const T, _: *mut T, _: usize);
#[intrinsic]
pub fn write_bytes<T>(_: *mut T, _: u8, _: usize);
#[intrinsic]
pub fn ptr_read<T>(_: *const T) -> T;
#[intrinsic]
pub fn ptr_write<T>(_: *mut T, _: T);
#[intrinsic]
pub fn uninit<T>() -> T;
#[intrinsic]
pub fn zeroed<T>() -> T;
#[intrinsic]
pub fn slice_from_raw<T>(_: *const T, _: usize) -> *const [T];
#[intrinsic]
pub fn slice_len<T>(_: *const [T]) -> usize;
#[intrinsic]
pub fn slice_ptr<T>(_: *const [T]) -> *const T;
#[intrinsic]
pub fn str_from_raw(_: *const u8, _: usize) -> *const str;
#[intrinsic]
pub fn ptr_addr<T: ?Sized>(_: *const T) -> usize;
/// Length, vtable address, or 0.
#[intrinsic]
pub fn ptr_metadata<T: ?Sized>(_: *const T) -> usize;
#[intrinsic]
pub fn caller_location() -> &'static Location<'static>;
#[intrinsic]
pub fn unreachable() -> !;
/// A word of this virtual thread's own, 0 at first: as a real machine has a register for thread-local data.
#[intrinsic]
pub fn thread_word() -> *mut u32;
#[intrinsic]
pub fn black_box<T>(_: T) -> T;
// --- arithmetic on any integer type T ---
#[intrinsic]
pub fn wrapping_add<T>(_: T, _: T) -> T;
#[intrinsic]
pub fn wrapping_sub<T>(_: T, _: T) -> T;
#[intrinsic]
pub fn wrapping_mul<T>(_: T, _: T) -> T;
#[intrinsic]
pub fn add_with_overflow<T>(_: T, _: T) -> (T, bool);
#[intrinsic]
pub fn sub_with_overflow<T>(_: T, _: T) -> (T, bool);
#[intrinsic]
pub fn mul_with_overflow<T>(_: T, _: T) -> (T, bool);
/// Amount taken modulo the width.
#[intrinsic]
pub fn unchecked_shl<T>(_: T, _: u32) -> T;
#[intrinsic]
pub fn unchecked_shr<T>(_: T, _: u32) -> T;
#[intrinsic]
pub fn rotate_left<T>(_: T, _: u32) -> T;
#[intrinsic]
pub fn rotate_right<T>(_: T, _: u32) -> T;
#[intrinsic]
pub fn ctpop<T>(_: T) -> u32;
#[intrinsic]
pub fn ctlz<T>(_: T) -> u32;
#[intrinsic]
pub fn cttz<T>(_: T) -> u32;
#[intrinsic]
pub fn bswap<T>(_: T) -> T;
#[intrinsic]
pub fn bitreverse<T>(_: T) -> T;
// --- floats ---
#[intrinsic]
pub fn float_op_f64(_: u32, _: f64) -> f64;
#[intrinsic]
pub fn float_op_f32(_: u32, _: f32) -> f32;
#[intrinsic]
pub fn float_pow_f64(_: f64, _: f64) -> f64;
#[intrinsic]
pub fn float_pow_f32(_: f32, _: f32) -> f32;
#[intrinsic]
pub fn float_atan2_f64(_: f64, _: f64) -> f64;
#[intrinsic]
pub fn float_hypot_f64(_: f64, _: f64) -> f64;
#[intrinsic]
pub fn float_atan2_f32(_: f32, _: f32) -> f32;
#[intrinsic]
pub fn float_hypot_f32(_: f32, _: f32) -> f32;
#[intrinsic]
pub fn float_fma_f32(_: f32, _: f32, _: f32) -> f32;
#[intrinsic]
pub fn float_fma_f64(_: f64, _: f64, _: f64) -> f64;
#[intrinsic]
pub fn float_rem_f64(_: f64, _: f64) -> f64;
#[intrinsic]
pub fn float_fmt(value: f64, is_f32: bool, mode: u32, prec: usize, buf: *mut u8, cap: usize) -> usize;
#[intrinsic]
pub fn float_parse(_: *const u8, _: usize, is_f32: bool, out: *mut f64) -> bool;
// --- heap: memory comes zeroed, is poisoned when freed ---
#[intrinsic]
pub fn alloc(size: usize, align: usize) -> *mut u8;
#[intrinsic]
pub fn dealloc(_: *mut u8, size: usize, align: usize);
#[intrinsic]
pub fn realloc(_: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
// --- bytes and text ---
#[intrinsic]
pub fn mem_compare(_: *const u8, _: *const u8, _: usize) -> i32;
/// Usize::MAX: none.
#[intrinsic]
pub fn mem_find(hay: *const u8, hay_len: usize, needle: *const u8, needle_len: usize) -> usize;
#[intrinsic]
pub fn mem_rfind(hay: *const u8, hay_len: usize, needle: *const u8, needle_len: usize) -> usize;
/// The first of `mask + 1` words, from `from` on and round, that is 0 or `word`.
#[intrinsic]
pub fn mem_probe(words: *const u64, mask: usize, from: usize, word: u64) -> usize;
/// The first word from `from` on that is not 0; `n`: none.
#[intrinsic]
pub fn mem_skip_zeros(words: *const u64, n: usize, from: usize) -> usize;
#[intrinsic]
pub fn hash_bytes(_: *const u8, _: usize, seed: u64) -> u64;
/// == len: valid.
#[intrinsic]
pub fn utf8_valid_up_to(_: *const u8, _: usize) -> usize;
/// 0 alphabetic 1 numeric 2 lowercase 3 uppercase 4 whitespace 5 control 6 printable (Debug does not escape it) 7 grapheme extend.
#[intrinsic]
pub fn char_class(c: u32, class: u32) -> bool;
/// Writes up to 3 code points, returns how many.
#[intrinsic]
pub fn char_case(c: u32, upper: bool, out: *mut u32) -> u32;
/// Number of chars.
#[intrinsic]
pub fn str_width(_: *const u8, _: usize) -> usize;
// --- unwinding ---
/// Null: returned; else the payload.
#[intrinsic]
pub fn catch_unwind(f: fn(*mut u8), data: *mut u8) -> *mut u8;
/// Payload: thin pointer owned by the catcher.
#[intrinsic]
pub fn begin_unwind(payload: *mut u8) -> !;
// --- process, output, threads: RT. Times in ns; u64::MAX: no limit ---
/// 1 stdout, 2 stderr.
#[intrinsic]
pub fn rt_print(stream: u32, _: *const u8, _: usize);
#[intrinsic]
pub fn rt_exit(code: i32) -> !;
/// An event, and the message on stderr as Rust prints it.
#[intrinsic]
pub fn rt_panic_begin(msg: *const u8, _: usize, file: *const u8, _: usize, line: u32, col: u32);
/// An unwinding that nothing was printed of.
#[intrinsic]
pub fn rt_panic_resumed();
#[intrinsic]
pub fn rt_panic_caught();
/// This thread is unwinding.
#[intrinsic]
pub fn rt_panicking() -> bool;
/// Machine clock since start.
#[intrinsic]
pub fn rt_clock() -> u64;
/// From the schedule; what: row of runtime/choice.def.
#[intrinsic]
pub fn rt_random(what: u32) -> u64;
/// Kind: 0 std 1 worker 2 blocking pool.
#[intrinsic]
pub fn thread_spawn(f: fn(*mut u8), data: *mut u8, kind: u32, name: *const u8, _: usize) -> u32;
#[intrinsic]
pub fn thread_current() -> u32;
/// Takes a token; false: timed out.
#[intrinsic]
pub fn thread_park(timeout_ns: u64) -> bool;
#[intrinsic]
pub fn thread_unpark(thread: u32);
/// Blocks the virtual thread, visibly.
#[intrinsic]
pub fn thread_sleep(ns: u64);
#[intrinsic]
pub fn thread_yield();
#[intrinsic]
pub fn thread_done(thread: u32) -> bool;
/// This thread's zeroed cell for the key (address of a static).
#[intrinsic]
pub fn thread_tls(key: usize, size: usize, align: usize) -> *mut u8;
// --- executors: one `rt` per runtime the program builds ---
/// Kind: row of runtime/flavor.def: 0 current_thread 1 multi_thread 2 local (futures, smol, async-std executors) 3 LocalSet: task_next never waits; flags: 1 start_paused 2 time enabled 4 task_next tells of waiting.
#[intrinsic]
pub fn rt_new(kind: u32, workers: u32, flags: u32) -> u32;
/// So many polls between two turns of the driver, and two looks at the injection queue first; 0: as usual.
#[intrinsic]
pub fn rt_intervals(rt: u32, event: u32, global: u32);
/// How many workers a multi_thread runtime has.
#[intrinsic]
pub fn rt_workers(rt: u32) -> u32;
#[intrinsic]
pub fn rt_closed(rt: u32) -> bool;
#[intrinsic]
pub fn rt_flavor(rt: u32) -> u32;
#[intrinsic]
pub fn rt_close(rt: u32);
/// Its thread blocks: its tasks go to all; false: there is nobody else, another thread may take its place.
#[intrinsic]
pub fn worker_away(rt: u32, worker: u32, away: bool) -> bool;
/// Makes it current on this thread; returns the one before.
#[intrinsic]
pub fn rt_enter(rt: u32) -> u32;
/// U32::MAX: none.
#[intrinsic]
pub fn rt_current() -> u32;
/// The runtime's own clock.
#[intrinsic]
pub fn rt_now(rt: u32) -> u64;
/// 0 pause 1 resume 2 advance.
#[intrinsic]
pub fn rt_clock_ctl(rt: u32, op: u32, ns: u64) -> bool;
#[intrinsic]
pub fn task_new(rt: u32, cell: *mut u8, root: bool, type_name: *const u8, _: usize, file: *const u8, _: usize, line: u32, col: u32) -> u32;
#[intrinsic]
pub fn task_cell(task: u32) -> *mut u8;
/// How: row of runtime/wake.def; queues it unless it is queued or done.
#[intrinsic]
pub fn task_wake(task: u32, how: u32);
/// Whether what the running task wakes now is itself, since it may do no more in this poll.
#[intrinsic]
pub fn task_spent(spent: bool);
/// Yield_now: woken after the driver's next turn; task u32::MAX: the library's waker, which task_next gives back. False: nobody drives tasks here.
#[intrinsic]
pub fn task_defer(task: u32, waker: *mut u8) -> bool;
/// What to do now: kind << 32 | id. 0 poll task: id is the address of its cell, 1 poll root, 2 timer fired, 3 shut down: id is a task still to be cancelled, u32::MAX none left. 4 wake the waker at address id that was deferred. worker u32::MAX: the thread of block_on on a multi_thread runtime. Blocks the thread until there is something.
#[intrinsic]
pub fn task_next(rt: u32, worker: u32) -> u64;
/// A STEP begins.
#[intrinsic]
pub fn task_poll_begin(task: u32);
/// 0 Pending 1 Ready 2 panicked.
#[intrinsic]
pub fn task_poll_end(task: u32, result: u32);
/// 0 completed 1 panicked 2 cancelled.
#[intrinsic]
pub fn task_done(task: u32, how: u32);
#[intrinsic]
pub fn task_lost(task: u32, what: u32);
/// U32::MAX: none.
#[intrinsic]
pub fn task_current() -> u32;
/// 0 finished 1 queued 2 being polled 3 aborted.
#[intrinsic]
pub fn task_flag(task: u32, flag: u32) -> bool;
#[intrinsic]
pub fn task_abort(task: u32);
/// Entry: the library's record, handed back when it fires.
#[intrinsic]
pub fn timer_new(rt: u32, entry: *mut u8) -> u32;
/// By the runtime's clock; starts or moves it.
#[intrinsic]
pub fn timer_set(timer: u32, deadline_ns: u64);
#[intrinsic]
pub fn timer_fired(timer: u32) -> bool;
#[intrinsic]
pub fn timer_entry(timer: u32) -> *mut u8;
#[intrinsic]
pub fn timer_drop(timer: u32);
// --- what tasks wait for, for the view ---
/// Kind: row of runtime/resource.def; place: a Location, where it was made.
#[intrinsic]
pub fn res_new(kind: u32, place: *const u8) -> u32;
/// The current task (or thread) now waits for it.
#[intrinsic]
pub fn res_wait(res: u32, arg: u64);
#[intrinsic]
pub fn res_hold(res: u32);
#[intrinsic]
pub fn res_release(res: u32);
#[intrinsic]
pub fn res_drop(res: u32);
