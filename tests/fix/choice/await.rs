//! An `.await` that was forgotten.
struct User {
    name: String,
    age: u32,
}

async fn number() -> u32 {
    7
}

async fn user() -> User {
    User { name: String::from("Ada"), age: number() }
}

async fn maybe() -> Result<u32, String> {
    Ok(number().await)
}

fn show(n: u32) {
    println!("{n}");
}

async fn all() -> Result<(), String> {
    let n: u32 = number();
    show(number());
    let m = number().pow(2);
    let sum = number() + 1;
    let age = user().age;
    let name = user().name.len();
    let k = maybe()?;
    println!("{n} {m} {sum} {age} {name} {k}");
    match maybe() {
        Ok(v) => println!("{v}"),
        Err(e) => println!("{e}"),
    }
    if let Ok(v) = maybe() {
        println!("{v}");
    }
    for part in parts() {
        println!("{part}");
    }
    Ok(())
}

async fn parts() -> Vec<u32> {
    vec![1, 2]
}

#[tokio::main]
async fn main() {
    println!("{:?}", all().await);
}
