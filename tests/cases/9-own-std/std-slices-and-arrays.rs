// Slices by chunks, windows, arrays, disjoint parts and from their ends.
fn main() {
    let v: Vec<i32> = (1..=10).collect();
    println!("{:?}", v.rchunks(4).map(|c| c.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{:?} rest {:?}", v.rchunks_exact(4).collect::<Vec<_>>(), v.rchunks_exact(4).remainder());
    println!("{:?}", v.array_windows::<3>().map(|[a, b, c]| a * b + c).collect::<Vec<_>>());
    let (chunks, rest) = v.as_chunks::<4>();
    println!("{chunks:?} {rest:?} {:?}", v.as_rchunks::<4>());
    println!("{:?}", v.rsplitn(3, |x| x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.split_inclusive(|x| x % 4 == 0).rev().collect::<Vec<_>>());
    println!("{:?}", v.chunks_exact(3).rev().collect::<Vec<_>>());

    let mut w = v.clone();
    for part in w.rchunks_mut(3) {
        part[0] *= 100;
    }
    println!("{w:?}");
    for part in w.splitn_mut(2, |x| *x > 50) {
        part.reverse();
    }
    println!("{w:?}");
    if let Ok([a, b]) = w.get_disjoint_mut([0, 9]) {
        std::mem::swap(a, b);
    }
    println!("{w:?}");
    println!("{:?} {:?}", w.get_disjoint_mut([1, 1]), [1, 2].get_disjoint_mut([5]).map_err(|e| e.to_string()));

    let mut rest = &v[..];
    let first = rest.split_off_first();
    let head = rest.split_off(..2);
    let tail = rest.split_off(4..);
    println!("{first:?} {head:?} {tail:?} {rest:?} {:?}", rest.split_off(9..));

    let mut all = vec![3, 1, 4, 1, 5, 9, 2, 6, 5];
    let odd: Vec<i32> = all.extract_if(2.., |x| *x % 2 == 1).collect();
    println!("{odd:?} {all:?}");
    let taken = all.extract_if(.., |x| *x > 2).next();
    println!("{taken:?} {all:?}");
    println!("{:?} {:?}", all.split_at_mut(1).1 == [2, 6], [[1, 2], [3, 4]].as_flattened());
    println!("{} {}", b"a\tb\xff".escape_ascii(), "caf\u{e9}\n".escape_unicode());
    for chunk in b"ok\xF0\x90then".utf8_chunks() {
        println!("{:?} {:?}", chunk.valid(), chunk.invalid());
    }
    let mut spare: Vec<u8> = Vec::new();
    println!("{:?} {}", spare.try_reserve(usize::MAX), spare.try_reserve(isize::MAX as usize).unwrap_err());
}
