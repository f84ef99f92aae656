// An impl has no visibility of its own.
struct Gate;
pub impl Gate { fn open(&self) {} }
pub impl Drop for Gate { fn drop(&mut self) {} }

fn main() {
    Gate.open();
}
