//! Brackets that may be left out, `while true`, `;` where a value is wanted, `await` before what it waits for.
async fn number() -> u32 {
    7
}

fn largest(a: u32, b: u32) -> u32 {
    if (a > b) {
        (a)
    } else {
        let c = (b);
        while (c > 5) {
            return c;
        }
        c;
    }
}

#[tokio::main]
async fn main() {
    let mut n = { 0 };
    while true {
        n += 1;
        if(n > 3) { break };
    }
    println!("{n} {}", largest(1, 2));
    let k = await number();
    println!("{k} {}", await!(number()));
}
