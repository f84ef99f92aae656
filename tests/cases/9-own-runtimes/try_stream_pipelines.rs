use futures::channel::mpsc::{channel, unbounded, SendError};
use futures::future::{self, ok, ready, TryFutureExt};
use futures::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Cursor};
use futures::sink::SinkExt;
use futures::stream::{self, BoxStream, StreamExt, TryStreamExt};
use futures::{executor::block_on, pin_mut};
use std::collections::HashMap;
use std::io;
use std::num::ParseIntError;

#[derive(Debug)]
enum Bad {
    Parse(ParseIntError),
    Send(SendError),
    Odd(i64),
}
impl From<ParseIntError> for Bad {
    fn from(e: ParseIntError) -> Self {
        Bad::Parse(e)
    }
}
impl From<SendError> for Bad {
    fn from(e: SendError) -> Self {
        Bad::Send(e)
    }
}

fn numbers(text: &str) -> BoxStream<'_, Result<i64, Bad>> {
    stream::iter(text.split(',')).map(|s| s.trim().parse::<i64>()).err_into().boxed()
}

async fn halves(text: &str) -> Result<Vec<i64>, Bad> {
    numbers(text)
        .and_then(|n| if n % 2 == 0 { ok(n / 2) } else { future::err(Bad::Odd(n)) })
        .try_collect()
        .await
}

fn main() {
    block_on(async {
        println!("{:?}", halves("2, 4,6").await);
        println!("{:?}", halves("2, 5,6").await);
        println!("{:?}", halves("2, x").await.map_err(|e| matches!(e, Bad::Parse(_))));
        let s = numbers("1,bad,3,worse,5").or_else(|_| ready(Ok::<_, Bad>(-1)));
        println!("{:?}", s.try_filter(|n| ready(*n != 3)).map_ok(|n| n * 10).try_concat_like().await);
        println!("{:?}", numbers("7,8,9").try_fold(0, |a, x| async move { Ok(a * 10 + x) }).await.unwrap());
        println!("{:?}", numbers("7,8,9").try_skip_while(|n| ready(Ok(*n < 8))).try_next().await.unwrap());
        let mut seen = vec![];
        let r = numbers("4,3,0,1").try_for_each(|n| {
            seen.push(n);
            ready(if n == 0 { Err(Bad::Odd(0)) } else { Ok(()) })
        }).await;
        println!("{r:?} {seen:?}");
        println!("{:?}", numbers("1,2,3,4,5").try_filter_map(|n| ready(Ok((n % 2 == 1).then(|| n * n)))).try_collect::<Vec<_>>().await.unwrap());
        println!("{:?}", numbers("3,1,2").into_stream().map(|r| r.unwrap()).collect::<std::collections::BTreeSet<_>>().await);
        println!("{:?}", numbers("1,2,3").try_chunks(2).try_collect::<Vec<_>>().await.is_ok());
        println!("{:?}", numbers("1,2,x,3").inspect_err(|e| println!("saw {e:?}")).filter_map(|r| ready(r.ok())).collect::<Vec<_>>().await);
        println!("{:?}", stream::iter([Ok(1), Err("x"), Ok(2)]).try_buffered_like().await);

        let (mut tx, rx) = channel::<i64>(1);
        let send = async move {
            let mut src = numbers("10,20,30").map_err(Bad::from).map(|r| r.map_err(|_| unreachable!()));
            tx.send_all(&mut src).await.map_err(Bad::from)?;
            tx.close().await?;
            Ok::<_, Bad>(tx.is_closed())
        };
        let (a, b) = future::join(send, rx.map(|x| x + 1).collect::<Vec<_>>()).await;
        println!("{a:?} {b:?}");
        let (tx, rx) = unbounded();
        drop(rx);
        let e = tx.unbounded_send(1).unwrap_err();
        println!("{e} {}", e.is_disconnected());
        println!("{}", e.into_inner());

        let text = b"alpha=1\nbeta=2\nbroken\ngamma=x\n";
        let lines = BufReader::new(&text[..]).lines();
        let parsed = lines.and_then(|l| async move {
            let (k, v) = l.split_once('=').ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("no = in {l:?}")))?;
            Ok((k.to_string(), v.parse::<u8>().map_err(|e| io::Error::new(io::ErrorKind::Other, e))?))
        });
        pin_mut!(parsed);
        let mut map = HashMap::new();
        while let Some(r) = parsed.next().await {
            match r {
                Ok((k, v)) => drop(map.insert(k, v)),
                Err(e) => println!("{:?}: {e}", e.kind()),
            }
        }
        let mut keys: Vec<_> = map.into_iter().collect();
        keys.sort();
        println!("{keys:?}");
        let mut c = Cursor::new(vec![0u8; 4]);
        c.write_all(b"ab").await.unwrap();
        println!("{:?} {:?}", c.position(), c.get_ref());
        c.set_position(1);
        let mut v = vec![];
        c.read_to_end(&mut v).await.unwrap();
        println!("{v:?}");
        println!("{:?}", ok::<i32, String>(3).and_then(|x| async move { if x > 2 { Err(format!("{x} > 2")) } else { Ok(x) } }).or_else(|e| ready(Err::<i32, usize>(e.len()))).await);
        println!("{:?}", future::err::<u8, &str>("e").unwrap_or_else(|e| e.len() as u8).await);
    });
}

trait Concat: TryStreamExt<Ok = i64, Error = Bad> + Sized {
    async fn try_concat_like(self) -> Vec<i64> {
        let s = self.into_stream();
        pin_mut!(s);
        let mut v = vec![];
        while let Ok(Some(x)) = s.try_next().await {
            v.push(x);
        }
        v
    }
}
impl<S: TryStreamExt<Ok = i64, Error = Bad>> Concat for S {}
trait Buf: TryStreamExt<Ok = i32, Error = &'static str> + Sized {
    async fn try_buffered_like(self) -> Result<Vec<i32>, &'static str> {
        self.map_ok(|x| async move { Ok(x * 2) }).try_buffer_unordered(2).try_collect().await
    }
}
impl<S: TryStreamExt<Ok = i32, Error = &'static str>> Buf for S {}
