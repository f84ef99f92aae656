use tokio::time::{sleep, Duration};

async fn answer() -> u32 {
    42
}

async fn never_called() {} //~ warning[dead_code]

async fn nothing() {
    let unused = answer().await; //~ warning[unused_variables]
}

#[tokio::main]
async fn main() {
    answer(); //~ warning[unused_must_use]
    sleep(Duration::from_secs(1)); //~ warning[unused_must_use]
    async { 1 }; //~ warning[unused_must_use]
    let mut total = answer().await; //~ warning[unused_mut]
    println!("{total}"); // prints: 42
    let late = async {
        return answer().await;
        println!("never"); //~ warning[unreachable_code]
    };
    println!("{}", late.await); // prints: 42
    let mut again = 1; //~ warning[unused_assignments]
    again = 2;
    println!("{again}"); // prints: 2
    nothing().await;
    tokio::spawn(answer());
    let _ = answer();
    if (true) { //~ warning[unused_parens]
        println!("end"); // prints: end
    }
}
