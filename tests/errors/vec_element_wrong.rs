// One element does not fit: what is done with the vector is not judged.
fn main() {
    let all = vec!["one", 1, 4];
    let odd: Vec<i32> = all.into_iter().map(|x| x % 2).collect();
    println!("{odd:?}");
}
