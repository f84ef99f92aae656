#[derive(Debug, Clone)]
enum Order {
    Buy { qty: u32, price: f64 },
    Sell { qty: u32 },
    Cancel(u64),
}

async fn handle(o: Order) -> f64 {
    match o {
        Order::Buy { qty, cost } => qty as f64 * cost,
        Order::Sell(qty) => -(qty as f64),
        Order::Cancel(id, why) => {
            println!("cancel {id} {why}");
            0.0
        }
    }
}

#[tokio::main]
async fn main() {
    let orders = vec![
        Order::Buy { qty: 3, price: 2.5 },
        Order::Sell { qty: 1 },
        Order::Cancel(7),
    ];
    let mut sum = 0.0;
    for o in orders {
        sum += handle(o).await;
    }
    println!("{sum:.1}");
}
