struct Game { players: Vec<Player>, round: u32 }
struct Player { hp: i32, name: String }
impl Game {
    fn player(&mut self, i: usize) -> &mut Player { &mut self.players[i] }
    fn bump(&mut self) { self.round += 1; }
}
fn main() {
    let mut g = Game { players: vec![], round: 0 };
    let a = g.player(0);
    let b = g.player(1);
    a.hp -= b.hp;
    let n = &g.players[0].name;
    g.bump();
    println!("{n}");
    let p = &mut g.players[0];
    let q = &mut g.players[1];
    std::mem::swap(p, q);
}
