fn a(x: Option<u8>) {
    match x {
        Some(_) => 1,
        None => 2,
    }
    println!();
}
fn b(x: Option<u8>) {
    match x {
        Some(_) => {}
        None => 2,
    }
    println!();
}
fn c(x: Option<u8>) {
    match x {
        Some(_) => 2,
        None => {}
    }
    println!();
}
fn d(x: Option<u8>) {
    if x.is_some() {
        1
    } else {
        2
    }
    println!();
}
fn e(x: Option<u8>) -> Result<(), u8> {
    match x {
        Some(1) => return Ok(()),
        Some(n) => Err(n),
        None => {}
    }
    Ok(())
}
fn f(x: Option<u8>) -> () {
    match x {
        Some(_) => 2,
        None => {}
    }
}
fn g(x: Option<u8>) {
    match x {
        Some(_) => String::new(),
        None => "a".to_string(),
    };
    match x {
        Some(_) => { String::new() }
        None => { "a".to_string() }
    }
}
fn h(x: Option<u8>) {
    for i in 0..3 {
        match x {
            Some(_) => i,
            None => continue,
        }
    }
    let c = || { match x { Some(_) => { 1 } None => {} } };
    while true {
        match x {
            Some(_) => { "x" }
            None => { return }
        }
    }
}
fn i(x: Option<u8>) {
    let d = unreachable!();
    d.foo();
}
fn j(x: Option<u8>) {
    let d = match x {
        Some(_) => return,
        None => panic!(),
    };
    d.foo();
}
fn k(x: Option<u8>) {
    let d = loop {};
    d.foo();
}
fn main() {}
