// Headers that no choice of parameters makes equal do not overlap; those that one makes equal do.
struct M<T, const N: usize>([T; N]);

trait Times<By> {
    fn times(&self, by: &By) -> usize;
}

impl<T, const N: usize> Times<T> for M<T, N> {
    fn times(&self, _: &T) -> usize {
        N
    }
}

impl<T, const N: usize> Times<M<T, N>> for M<T, N> {
    fn times(&self, by: &M<T, N>) -> usize {
        by.0.len() * N
    }
}

trait Both<A, B> {}
impl<A, B> Both<A, B> for M<A, 1> {}
impl<A, B> Both<B, A> for M<A, 1> {}

fn main() {
    let m = M([1, 2]);
    println!("{} {}", m.times(&1), m.times(&m));
}
