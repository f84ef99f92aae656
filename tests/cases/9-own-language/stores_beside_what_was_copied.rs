// A store through a pointer goes to a variable that was just copied from through the same pointer.
struct S { a: u64, b: u64 }
struct Node { next: *mut Node, n: u64 }

#[inline(never)]
fn same<T>(p: *mut T) -> *mut T { p }

fn copied() -> u64 {
    let mut s = S { a: 1, b: 2 };
    let p = same(&mut s);
    unsafe {
        (*p).a = s.b;
        (*p).b = 5;
        let x = (*p).a;
        x * 10 + s.b
    }
}

fn pointer_itself() -> u64 {
    let mut far = Node { next: std::ptr::null_mut(), n: 7 };
    let mut here = Node { next: std::ptr::null_mut(), n: 1 };
    here.next = same(&mut here);
    unsafe {
        let before = (*here.next).n;
        (*here.next).next = same(&mut far);
        before * 10 + (*here.next).n
    }
}

fn main() {
    println!("{} {}", copied(), pointer_itself());
}
