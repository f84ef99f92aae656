fn tick() {}

struct Clock;

async fn tick() {}

enum Clock {
    Wall,
}

fn main() {
    tick();
}
