use std::fmt::Display;

trait Describe {
    fn describe(&self) -> String;
}

impl<T: Display> Describe for T {
    fn describe(&self) -> String {
        format!("<{self}>")
    }
}

impl Describe for String {
    fn describe(&self) -> String {
        self.clone()
    }
}

struct Plain;

impl Describe for Plain {
    fn describe(&self) -> String {
        "plain".to_string()
    }
}

#[tokio::main]
async fn main() {
    let name: Option<String> = Some("a".to_string());
    println!("{} {} {}", 3.describe(), Plain.describe(), name.len());
}
