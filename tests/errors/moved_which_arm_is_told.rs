fn m1(o: bool, i: String) {
    drop(i);
    match o {
        true => drop(i),
        false => drop(i),
    }
}
fn m2(o: bool, i: String) {
    drop(i);
    match o {
        false => drop(i),
        true => drop(i),
    }
}
fn m3(o: &str, i: String) {
    drop(i);
    match o {
        "a" => drop(i),
        "b" => drop(i),
        _ => drop(i),
    }
}
fn m4(o: u8, i: String) {
    drop(i);
    match o {
        n if n > 4 => drop(i),
        3 => drop(i),
        _ => drop(i),
    }
}
fn m5(o: (Option<u8>, bool), i: String) {
    drop(i);
    match o {
        (Some(_), true) => drop(i),
        (None, _) => drop(i),
        (_, false) => drop(i),
    }
}
fn m6(mut o: Option<u8>, i: String) {
    drop(i);
    while let Some(_) = o {
        o = None;
        let j = i;
    }
    drop(i);
}
fn m7(mut o: Option<u8>, i: String) {
    drop(i);
    while o.is_some() {
        o = None;
        let j = i;
    }
    drop(i);
}
fn m8(o: Result<u8, String>, i: String) -> Result<u8, String> {
    drop(i);
    let n = match o {
        Ok(n) => n,
        Err(e) => return Err(e + &i),
    };
    let k = o?;
    drop(i);
    Ok(n)
}
fn m9(o: Option<u8>, i: String) {
    drop(i);
    let Some(x) = o else {
        drop(i);
        return;
    };
    drop(i);
}
fn m10(a: bool, b: bool, i: String) {
    drop(i);
    if a && b {
        drop(i);
    } else if b {
        drop(i);
    } else {
        drop(i);
    }
}
fn m11(a: [u8; 3], v: &[u8], i: String, j: String) {
    drop((i, j));
    match a {
        [1, ..] => drop(i),
        [2..=5, _, 3] => drop(i),
        _ => drop(i),
    }
    match v {
        [] => drop(j),
        [_, ..] => drop(j),
    }
}
fn main() {}
