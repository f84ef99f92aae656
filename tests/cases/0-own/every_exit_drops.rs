// A value is dropped once on whatever way a function is left: its end, an
// early return, `?`, break, a conditional move, an overwritten variable.
struct Tag(String);

impl Tag {
    fn new(name: &str) -> Tag {
        println!("  + {name}");
        Tag(name.to_string())
    }
}

impl Drop for Tag {
    fn drop(&mut self) {
        println!("  - {}", self.0);
    }
}

fn keep(t: Tag) -> Tag {
    t
}

async fn fallible(ok: bool) -> Result<Tag, Tag> {
    let _scope = Tag::new("scope");
    tokio::task::yield_now().await;
    if ok { Ok(Tag::new("good")) } else { Err(Tag::new("bad")) }
}

async fn twice(second: bool) -> Result<u8, Tag> {
    let _first = fallible(true).await?;
    let _other = fallible(second).await?;
    println!("  both");
    Ok(2)
}

fn maybe_move(move_it: bool) {
    let a = Tag::new("a");
    let b = Tag::new("b");
    if move_it {
        drop(a);
        println!("  a is gone early");
    }
    println!("  end of maybe_move, b is {}", b.0);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("conditional move");
    maybe_move(true);
    maybe_move(false);
    println!("loop");
    for i in 0..3 {
        let t = Tag::new(&format!("turn {i}"));
        if i == 1 {
            let _kept = keep(t);
            println!("  leaving the loop");
            break;
        }
    }
    println!("question mark");
    println!("  {:?}", twice(true).await.is_ok());
    println!("  {:?}", twice(false).await.map_err(|t| t.0.len()));
    println!("overwriting");
    let mut slot = Some(Tag::new("one"));
    slot = slot.map(|t| Tag::new(&(t.0.clone() + "!")));
    slot.replace(Tag::new("two"));
    println!("  slot holds {}", slot.as_ref().unwrap().0);
}
