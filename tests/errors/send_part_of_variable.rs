trait Plugin {
    fn name(&self) -> String;
}

#[derive(Clone)]
struct Echo;

impl Plugin for Echo {
    fn name(&self) -> String { "echo".into() }
}

#[derive(Clone)]
struct Host {
    plugins: Vec<Box<dyn Plugin>>,
}

#[tokio::main]
async fn main() {
    let h = Host { plugins: vec![Box::new(Echo)] };
    let h2 = h.clone();
    let t = tokio::spawn(async move { h2.plugins.len() });
    println!("{} {}", t.await.unwrap(), h.plugins[0].name());
}
