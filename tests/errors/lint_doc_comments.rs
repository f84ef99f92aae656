// Doc comments in front of what is no item.
/// an item
#[tokio::main]
async fn main() {
    /// a statement
    let polls = 3;
    /// an item inside
    fn inner() {}
    /// a call
    inner();
    /// a macro
    println!("{polls}");
    // a comment
    inner();
    #[allow(unused_variables)]
    println!("{polls}");
}
