#[derive(Debug, Clone, PartialEq)] enum E { A(i128, bool), B(u8), C { x: u128 }, D }
#[derive(Debug)] enum Out { In(E), X, Y, Z(u8) }
fn main() {
    let v = [Some(E::A(-1, true)), None, Some(E::B(3)), Some(E::C { x: u128::MAX }), Some(E::D)];
    for o in &v { match o { Some(E::A(n, b)) => println!("a {n} {b}"), Some(E::B(b)) => println!("b {b}"), Some(e @ (E::C { .. } | E::D)) => println!("{e:?}"), None => println!("none") } }
    for o in [Out::In(E::D), Out::X, Out::Y, Out::Z(9), Out::In(E::A(i128::MIN, false))] { println!("{o:?} {}", matches!(o, Out::Y | Out::In(E::D))); }
    println!("{} {} {}", std::mem::size_of::<E>(), std::mem::size_of::<Option<Option<E>>>(), Some(Some(E::B(1))) == Some(None));
    println!("{}", std::mem::size_of::<Out>());
}
