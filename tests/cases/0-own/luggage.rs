// Moves: out of fields, into futures, through Option::take and mem::replace,
// by match and by reference; each case is dropped exactly once.
use std::mem;

#[derive(Debug)]
struct Case {
    label: String,
    inside: Vec<String>,
}

impl Drop for Case {
    fn drop(&mut self) {
        println!("  [{} unpacked, {} inside]", self.label, self.inside.len());
    }
}

struct Trip {
    big: Option<Case>,
    small: Case,
    ticket: (String, u32),
}

fn case(label: &str, n: usize) -> Case {
    Case { label: label.into(), inside: vec!["sock".to_string(); n] }
}

async fn check_in(c: Case) -> (u32, Case) {
    tokio::task::yield_now().await;
    (c.inside.len() as u32, c)
}

async fn forget_on_belt(c: &mut Option<Case>) -> bool {
    let taken = c.take();
    tokio::task::yield_now().await;
    taken.is_some()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut trip = Trip { big: Some(case("big", 7)), small: case("small", 2), ticket: ("A1".into(), 9) };
    let (seat, _) = trip.ticket;
    println!("seat {seat}");
    let (weight, small) = check_in(trip.small).await;
    println!("{} weighs {weight}", small.label);
    trip.small = Case { label: mem::take(&mut trip.big.as_mut().unwrap().label), inside: vec![] };
    println!("lost {}", forget_on_belt(&mut trip.big).await);
    println!("lost {}", forget_on_belt(&mut trip.big).await);
    let old = mem::replace(&mut trip.small, case("new", 1));
    println!("swapped {:?}", old);
    let task = tokio::spawn(async move {
        let _moved_here = old;
        println!("task holds {}", small.label);
        small
    });
    let small = task.await.unwrap();
    println!("back again");
    let mut cases = vec![case("x", 1), case("y", 2), case("z", 3)];
    let y = cases.swap_remove(1);
    cases.truncate(1);
    match Some(y) {
        Some(ref c) if c.inside.is_empty() => println!("empty {}", c.label),
        Some(c) => println!("full {}", c.label),
        None => unreachable!(),
    }
    let small = { let inner = small; case(&inner.label.to_uppercase(), 0) };
    cases.extend([case("last", 4), small].into_iter().filter(|c| !c.inside.is_empty()));
    println!("{} cases at the end", cases.len());
}
