struct my_struct {
    Field: u8,
}

fn BadName(Arg: u8) -> u8 {
    let Local = Arg;
    Local
}

const lower: u8 = 1;

enum State {
    off_state,
}

fn main() {
    let s = my_struct { Field: BadName(lower) };
    let State::off_state = State::off_state;
    println!("{}", s.Field);
}
