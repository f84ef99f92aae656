// An arrow is no way to a field; what follows is read as after a dot.
struct State { done: bool }

impl State {
    fn is_done(&self) -> bool { self->done }
}

fn main() {
    let s = State { done: false };
    println!("{}", s->is_done());
    let n: u32 = s.is_done();
}
