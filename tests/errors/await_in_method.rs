struct Radio {
    station: u32,
}

impl Radio {
    async fn tune(&mut self, to: u32) {
        self.station = to;
    }

    fn next(&mut self) -> u32 {
        self.tune(self.station + 1).await;
        self.station
    }
}

#[tokio::main]
async fn main() {
    let mut radio = Radio { station: 1 };
    println!("{}", radio.next());
}
