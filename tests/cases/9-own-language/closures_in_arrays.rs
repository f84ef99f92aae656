fn f<T, const N: usize>(x: [T; N]) -> usize { x.len() }
fn id<T>(x: T) -> T { x }
fn main() {
    println!("{}", f(id([|x: i32| x, |x: i32| x + 1])));
    let v: Vec<Box<dyn Fn(i32) -> i32>> = vec![Box::new(|x| x), Box::new(|x| x + 1)];
    println!("{}", v[1](3));
    let w = vec![|x: i32| x, |x: i32| x * 7];
    println!("{}", w[1](3));
    let a: [fn(i32) -> i32; 2] = [|x| x, |x| x + 2];
    println!("{}", a[1](4));
    let d: Vec<&dyn std::fmt::Debug> = vec![&1, &"a", &2.5];
    println!("{d:?}");
    println!("{}", f([|x: i32| x, |x: i32| x + 1]));
}
