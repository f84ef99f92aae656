fn main() {
    let list = vec![1, 2, 3];
    let sum = move || list.iter().sum::<i32>();
    println!("{} {:?}", sum(), list);
}
