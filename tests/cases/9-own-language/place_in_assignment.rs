// Where a panic in the right side of an assignment is said to be, and an index, and what stands in parentheses.
fn main() {
    std::panic::set_hook(Box::new(|i| { let l = i.location().unwrap(); println!("{}:{}", l.line(), l.column()); }));
    let (v0, n) = (250u8, 7usize);
    let t = |f: &dyn Fn()| { let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| f())); };
    t(&|| { let mut v = v0; v = v0 + v; println!("{v}"); });
    t(&|| { let mut v = v0; v = ({ let k = 9; k }) + v; println!("{v}"); });
    t(&|| { let mut v = -128i8; if v0 > 2 { v = -v; } println!("{v}"); });
    t(&|| { let mut v = vec![1, 2]; v[0] = v[n] + 1; println!("{v:?}"); });
    t(&|| { let mut v = vec![1, 2]; v[n] = (v0 as i32) * 2; println!("{v:?}"); });
    t(&|| { let mut v = [1u8, 2]; v[1] = (v[0] + v0) * 2; println!("{v:?}"); });
}
