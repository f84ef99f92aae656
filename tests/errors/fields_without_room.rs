struct Unit;
struct Holder(Unit);
struct Generic<T>(T);
struct Pair(u8, Unit, Generic<()>);
fn main() {
    let _a = Holder(Unit);
    let _b = Generic(5);
    let _c = Pair(1, Unit, Generic(()));
}
