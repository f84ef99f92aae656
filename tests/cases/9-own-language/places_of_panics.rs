use std::panic;
fn main() {
    panic::set_hook(Box::new(|i| { let l = i.location().unwrap(); println!("{}:{}", l.line(), l.column()); }));
    let v = vec![1, 2, 3]; let idx = v.len() + 4; let arr = [1, 2, 3]; let zero = idx as i32 - 7;
    let t = |f: &dyn Fn() -> i64| { let _ = panic::catch_unwind(panic::AssertUnwindSafe(|| f())); };
    t(&|| v[idx] as i64);
    t(&|| v[idx]);
    t(&|| (v[idx]));
    t(&|| -v[idx]);
    t(&|| 1 + v[idx]);
    t(&|| arr[idx] as i64);
    t(&|| v[idx..].len() as i64);
    t(&|| (i32::MAX + v.len() as i32) as i64);
    t(&|| { let w = &v; w[idx] });
    t(&|| { let w = &v; (w)[idx] + 0 });
    t(&|| v.clone()[idx].pow(2));
    t(&|| (v.iter().sum::<i64>() as i32 / zero) as i64);
    t(&|| ((v.iter().sum::<i64>() as i32 / zero)) as i64);
    t(&|| { let x = (1 / zero); x as i64 });
    t(&|| { assert!((zero == 1)); 0 });
    t(&|| (1 / zero).pow(2) as i64);
    t(&|| [1, (2 % zero)].len() as i64);
    t(&|| { let mut a = [1, 2, 3]; a[idx] += 1; a[0] });
    t(&|| { let mut a = vec![1, 2, 3]; a[idx] += 1; a[0] });
    t(&|| { let mut a = vec![1, 2, 3]; a[idx] = 1; a[0] });
    t(&|| { let mut a = vec![vec![1, 2, 3]]; a[0][idx] = 1; a[0][0] });
    t(&|| { let a = vec![vec![1, 2, 3]]; a[idx][0] });
    t(&|| { let a = vec![vec![1, 2, 3]]; let r = &a[0][idx]; *r });
    t(&|| { (None::<i64>).unwrap() });
    t(&|| { (None::<i64>.or(None)).expect("x") });
    t(&|| (v.swap_(idx)));
    t(&|| { let mut w = v.clone(); w.swap(0, idx); 0 });
    t(&|| { let mut w = v.clone(); w[..].swap(0, idx); 0 });
    t(&|| { let mut w = arr; w.swap(0, idx); 0 });
    t(&|| { let w = std::collections::HashMap::from([(1, 2)]); w[&(5 + zero)] });
    t(&|| { let s = "abc"; s[idx..].len() as i64 });
    t(&|| { let s = String::from("abc"); (&s[..idx]).len() as i64 });
    t(&|| { struct S; impl std::ops::Index<usize> for S { type Output = i64; fn index(&self, i: usize) -> &i64 { &[1, 2][i] } } S[idx] });
    t(&|| { struct S; impl std::ops::Add for S { type Output = i64; #[track_caller] fn add(self, _: S) -> i64 { panic!("add") } } (S + S) });
    t(&|| { let x = std::cell::RefCell::new(1); let _a = x.borrow_mut(); let y = *x.borrow() + 1; y });
}
trait Sw { fn swap_(&self, i: usize) -> i64; }
impl Sw for Vec<i64> { #[track_caller] fn swap_(&self, _i: usize) -> i64 { panic!("swap") } }
