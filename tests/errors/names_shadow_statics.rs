// A static, a label, an inner function's outside, doc comments of statements.
static LIMIT: u32 = 3;
const TEN: u32 = 10;
struct Task { polls: u32, id: u32 }

#[tokio::main]
async fn main() {
    let name = "a";
    async fn hello() {
        println!("hello {name}");
    }
    hello().await;
    let LIMIT = 4;
    match 3 {
        LIMIT => {}
        TEN => {}
        other => println!("{other}"),
    }
    let Task { poll, id } = Task { polls: 1, id: 2 };
    let Task { zzz, id } = Task { polls: 1, id: 2 };
    'outer: loop {
        async {
            loop {
                break 'outer;
            }
        }
        .await;
        async {
            break 'outer;
        }
        .await;
    }
}
