fn adder(x: &i32) -> impl Fn(i32) -> i32 + '_ { move |y| x + y }
fn main() {
    let n = 1;
    let f = adder(&n);
    let g = f;
    println!("{}", f(1) + g(2));
    let v = vec![adder(&n)];
    let h = v[0];
    let k = || 1;
    let k2 = k;
    println!("{}", k() + k2() + h(1));
}
