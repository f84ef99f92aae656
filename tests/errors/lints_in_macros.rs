macro_rules! bad {
    ($a:expr) => {{
        let unused = 1;
        let x: i32 = $a;
        x
    }};
}
macro_rules! fnmac {
    ($n:ident) => {
        fn $n() -> i32 { 1 }
        fn helper_made() {}
        struct Made {
            f: i32,
        }
    };
}
fnmac!(named);
fn main() {
    let y = bad!(1);
    let _m = Made { f: 1 };
}
