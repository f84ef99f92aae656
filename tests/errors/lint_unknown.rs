#[allow(unused_varables)]
fn helper(x: u32) {}

#[warn(dead_code, foo)]
#[tokio::main]
async fn main() {
    helper(1);
}
