fn main() { 
    let (a b) = (1, 2);
    let [c d] = [1, 2];
    let Some(x y) = Some(1) else { return };
    let (a; b) = (1, "");
    let q: u8 = "";
    let (a = b) = (1, 2);
    let q: u8 = "";
}
