use std::mem::size_of;
use std::time::{Duration, Instant};

fn main() {
    let now = Instant::now();
    let before = now.checked_sub(Duration::from_secs(3600));
    println!("an hour before: {}", before.is_some());
    let before = before.unwrap();
    println!("{:?} {:?}", now - before, before.checked_duration_since(now));
    println!("{:?}", before.saturating_duration_since(now));
    let odd = now - Duration::new(1, 999_999_999) + Duration::new(3, 2);
    println!("{:?}", odd - now);
    println!("{}", before < now && now < odd);
    println!("{} {} {}", size_of::<Duration>(), size_of::<Option<Duration>>(), size_of::<Option<Option<Duration>>>());
    println!("{} {}", size_of::<Instant>(), size_of::<Option<tokio::time::Instant>>());
    println!("{:?} {:?}", now.checked_add(Duration::MAX), Duration::MAX.checked_add(Duration::from_nanos(1)));
    println!("{:?}", tokio::time::Instant::from_std(now).into_std() == now);
}
