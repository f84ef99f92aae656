fn a(x: Option<u8>) {
    match x {
        Some(_) => 1,
        None => 2,
    }
}
fn b(x: Option<u8>) {
    for i in 0..3 {
        match x {
            Some(_) => i,
            None => 2,
        }
    }
}
fn c(x: Option<u8>) {
    for i in 0..3 {
        match x {
            Some(_) => i,
            None => continue,
        }
    }
}
fn d(x: Option<u8>) {
    match x {
        Some(_) => 1,
        None => return,
    }
    println!();
}
fn e(x: Option<u8>) {
    match x {
        None => return,
        Some(_) => 1,
    }
    println!();
}
fn f(x: Option<u8>) -> String {
    match x {
        None => return String::new(),
        Some(_) => 1,
    }
}
fn g(x: Option<u8>) {
    let s: () = match x {
        None => 1,
        Some(_) => 1,
    };
    let t: u8 = match x {
        None => "",
        Some(_) => "",
    };
    let t: u8 = if x.is_some() {
        ""
    } else {
        ""
    };
}
fn h(x: Option<u8>) {
    loop {
        match x {
            None => break,
            Some(_) => String::new(),
        }
    }
}
fn i(x: Option<u8>) {
    match x {
        None => String::new(),
        Some(1) => (),
        Some(2) => "",
        Some(_) => String::new(),
    }
    let v = match x {
        None => String::new(),
        Some(1) => (),
        Some(2) => "",
        Some(_) => String::new(),
    };
    match x {
        None => (),
        Some(1) => 1,
        Some(2) => "",
        Some(_) => String::new(),
    }
}
async fn j(x: Option<u8>) {
    match x {
        None => 1,
        Some(1) => 2,
        _ => 3,
    }
}
fn k() {
    let e = return;
    e + 1;
}
fn l() {
    let e = panic!();
    e.field;
}
fn m() {
    let e = loop {};
    e();
}
fn n() {
    let e = loop {};
    *e;
}
fn o() {
    let e = loop {};
    e[0];
    let q = e == 1;
}
fn p(x: Option<u8>) {
    let c = |y: u8| match x { Some(_) => 1, None => {} };
    if x.is_some() {
        match x {
            Some(_) => 3,
            None => 2,
        }
    }
    unsafe {
        match x {
            Some(_) => 3,
            None => 2,
        }
    }
    println!();
}
fn main() {}
