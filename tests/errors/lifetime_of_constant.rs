// A lifetime that is not declared, in constants; a field that lacks one: what it holds is not judged.
trait Named {
    const NAME: &'statics str = "double";
    const PLAIN: &str = "plain";
}
struct Gate { open: &bool }
impl Named for Gate { const NAME: &'other str = "gate"; }
static PATH: &'nothing [&str] = &["a"];
const LONG: &str = "long";

fn main() {
    let gate = Gate { open: true };
    if gate.open { println!("{} {} {LONG}", Gate::NAME, PATH[0]); }
}
