fn main() {
    let n = 5;
    n;
    n + 1;
    "text";
    n == 5;
    [1, 2].iter().map(|x| x + 1);
}
