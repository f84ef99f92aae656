#[derive(Default, Debug)]
struct Session { user: Option<String>, hits: Vec<u32> }

async fn login(s: &mut Session, name: &str) {
    s.user = name;
    if let Some(u) = s.user {
        println!("hello {u}");
    }
    s.hits.push("1");
}

#[tokio::main]
async fn main() {
    let mut s = Session::default();
    login(&mut s, "ann").await;
    let n = s.user.len();
    println!("{n} {:?}", s);
}
