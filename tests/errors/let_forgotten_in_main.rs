// The runtime's attribute reads on over a `let` that was left out: there is no second complaint.
#[tokio::main]
async fn main() {
    sum: u64 = 5 + 1;
    println!("sum {sum}");
}
