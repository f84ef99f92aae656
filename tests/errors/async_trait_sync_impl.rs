trait Step {
    async fn go(&mut self) -> u32;
}

struct A(u32);

impl Step for A {
    async fn go(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

struct B;

impl Step for B {
    fn go(&mut self) -> u32 {
        1
    }
}

async fn twice(s: &mut impl Step) -> u32 {
    s.go().await + s.go()
}

#[tokio::main]
async fn main() {
    println!("{}", twice(&mut A(0)).await);
    println!("{}", twice(&mut B).await);
    println!("{}", twice(A(0)).await);
}
