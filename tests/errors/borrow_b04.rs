use std::collections::HashMap;
struct Bank { acc: HashMap<u32, i64>, log: Vec<String> }
impl Bank {
    fn transfer(&mut self, a: u32, b: u32) {
        let from = self.acc.get_mut(&a).unwrap();
        let to = self.acc.get_mut(&b).unwrap();
        *from -= 1;
        *to += 1;
    }
    fn note(&mut self, s: &str) { self.log.push(s.to_string()); }
    fn each(&mut self) {
        for (k, v) in self.acc.iter() {
            self.note(&format!("{k}{v}"));
        }
    }
    fn last(&mut self) {
        let l = self.log.last().unwrap();
        self.note(l);
    }
}
fn main() {}
