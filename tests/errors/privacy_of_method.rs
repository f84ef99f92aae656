mod bank {
    pub struct Account {
        pub owner: String,
    }

    impl Account {
        fn audit(&self) -> bool {
            true
        }
    }
}

fn main() {
    let a = bank::Account { owner: "me".into() };
    println!("{} {}", a.audit(), a.owner);
}
