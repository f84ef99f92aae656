// What is unknown in the arguments of a call that is wrong follows from it; so it is where a parameter has no type.
fn typeless<T: Clone>(t &T) -> Option<T> { None }

fn main() {
    println!("{}", [72u8, 105].len().map(|b| b.next()));
    let kept = vec![1].into_iter().fitler(|b| b.is_odd());
    let called = 5(|x| x.name());
    let none = typeless(5);
}
