// Where no predicate holds there is nothing to choose.
fn main() { let x = cfg_select! { windows => { 1 } target_os = "macos" => { 2 } }; println!("{x}"); }
