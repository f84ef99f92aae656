struct Door {
    open: bool,
}

fn shut(d: &Door) {
    d.open = false;
}

fn main() {
    let d = Door { open: true };
    d.open = false;
    shut(&d);
}
