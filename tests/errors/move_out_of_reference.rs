struct Jar {
    lid: String,
}

fn open(jar: &Jar) -> String {
    jar.lid
}

fn main() {
    println!("{}", open(&Jar { lid: "tin".into() }));
}
