enum E {
    pub A,
    B,
}
fn main() {}
