fn evens(v: &[i32]) -> impl Iterator<Item = &i32> + '_ { v.iter().filter(|x| **x % 2 == 0) }
fn adder(x: &i32) -> impl Fn(i32) -> i32 + '_ { move |y| x + y }
fn adder2<'a>(x: &'a i32) -> impl Fn(i32) -> i32 + Copy + use<'a> { move |y| x + y }
async fn work(x: &mut i32) -> i32 { *x += 1; *x }
fn main() {
    let mut v = vec![1];
    let e = evens(&v);
    v.push(4);
    let mut n = 1;
    let f = adder(&n);
    n += 1;
    let f2 = adder2(&n);
    n += 1;
    let w = work(&mut n);
    n += 1;
    let pair = (1, adder(&n));
    n += 1;
    let opt = Some(adder(&n));
    n += 1;
    let c = { let y = &n; move |z: i32| y + z };
    n += 1;
}
