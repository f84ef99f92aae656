struct Book {
    title: String,
    author: String,
    pages: u32,
}

fn main() {
    let book = Book { title: "T".into(), author: "A".into(), pages: 3 };
    let title = book.title;
    println!("{title} {} {}", book.pages, book.author);
    let whole = book;
    println!("{}", whole.pages);
}
