fn main() {
    let found = 'outer: loop {
        'rows: for i in 1.. {
            for j in 1..i {
                if i * j > 50 {
                    break 'outer (i, j);
                }
                if j > 5 {
                    continue 'rows;
                }
            }
            if i > 20 {
                break 'outer (0, 0);
            }
        }
    };
    println!("{found:?}"); // prints: (9, 6)
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.pop() {
        if top == 2 {
            continue;
        }
        print!(" {top}");
    }
    println!(); // prints:  3 1
    let block = 'b: {
        if stack.is_empty() {
            break 'b "empty";
        }
        "full"
    };
    println!("{block}"); // prints: empty
    for i in (0..10).rev().step_by(3) {
        print!(" {i}");
    }
    println!(); // prints:  9 6 3 0
    for (i, c) in "héy".char_indices() {
        print!(" {i}{c}");
    }
    println!(); // prints:  0h 1é 3y
    for i in 250..=255_u8 {
        print!(" {i}");
    }
    println!(); // prints:  250 251 252 253 254 255
    let mut v = vec![1, 2, 3];
    for x in &mut v {
        *x *= 10;
    }
    for x in v.iter().chain(&[7]) {
        print!(" {x}");
    }
    println!(); // prints:  10 20 30 7
    for x in v {
        print!(" {x}");
    }
    println!(); // prints:  10 20 30
    for x in [[1, 2], [3, 4]].concat() {
        print!(" {x}");
    }
    println!(); // prints:  1 2 3 4
    let mut n = 27_u64;
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    println!("{steps}"); // prints: 111
    for _ in 0..0 {
        println!("never");
    }
    for (a, b) in [1, 2, 3].iter().zip(["x", "y"]) {
        print!(" {a}{b}");
    }
    println!(); // prints:  1x 2y
    let v: Vec<_> = (1..=3).flat_map(|i| (0..i).map(move |j| i * 10 + j)).collect();
    println!("{v:?}"); // prints: [10, 20, 21, 30, 31, 32]
    let mut it = (1..6).into_iter().peekable();
    while let Some(x) = it.next() {
        match it.peek() {
            Some(y) => print!("{x}<{y} "),
            None => println!("{x}"), // prints: 1<2 2<3 3<4 4<5 5
        }
    }
    let words = "the quick  fox".split(' ').map(str::len).collect::<Vec<_>>();
    println!("{words:?}"); // prints: [3, 5, 0, 3]
}
