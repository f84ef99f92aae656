//! A channel with many senders and many receivers; each message goes to one of them.

mod error;
mod receiver;
mod sender;

pub use self::error::{RecvError, SendError, TryRecvError, TrySendError};
pub use self::receiver::{Receiver, Recv, WeakReceiver};
pub use self::sender::{Send, Sender, WeakSender};

use crate::event::Event;
use crate::plain::Plain;
use std::collections::VecDeque;
use std::sync::res;
use std::sync::Arc;

pub(crate) struct Channel<T> {
    state: Plain<State<T>>,
    send_ops: Event,
    recv_ops: Event,
    stream_ops: Event,
}

struct State<T> {
    queue: VecDeque<T>,
    cap: Option<usize>,
    closed: bool,
    senders: usize,
    receivers: usize,
}

impl<T> Channel<T> {
    fn state(&self) -> &mut State<T> {
        self.state.get()
    }

    /// False: it was closed before.
    fn close(&self) -> bool {
        if self.state().closed {
            return false;
        }
        self.state().closed = true;
        self.send_ops.notify(usize::MAX);
        self.recv_ops.notify(usize::MAX);
        self.stream_ops.notify(usize::MAX);
        true
    }
}

#[track_caller]
fn make<T>(cap: Option<usize>) -> (Sender<T>, Receiver<T>) {
    let channel = Arc::new(Channel {
        state: Plain::new(State { queue: VecDeque::new(), cap, closed: false, senders: 1, receivers: 1 }),
        send_ops: Event::new(res::MPSC_SEND),
        recv_ops: Event::new(res::MPSC_RECV),
        stream_ops: Event::new(res::MPSC_RECV),
    });
    channel.recv_ops.res.id();
    (Sender { channel: channel.clone() }, Receiver { listener: None, channel })
}

#[track_caller]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {
    assert!(cap > 0, "capacity cannot be zero");
    make(Some(cap))
}

#[track_caller]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    make(None)
}

macro_rules! ends {
    ($name:ident, $count:ident) => {
        impl<T> $name<T> {
            pub fn close(&self) -> bool {
                self.channel.close()
            }

            pub fn is_closed(&self) -> bool {
                self.channel.state().closed
            }

            pub fn is_empty(&self) -> bool {
                self.channel.state().queue.is_empty()
            }

            pub fn is_full(&self) -> bool {
                let state = self.channel.state();
                state.cap == Some(state.queue.len())
            }

            pub fn len(&self) -> usize {
                self.channel.state().queue.len()
            }

            pub fn capacity(&self) -> Option<usize> {
                self.channel.state().cap
            }

            pub fn sender_count(&self) -> usize {
                self.channel.state().senders
            }

            pub fn receiver_count(&self) -> usize {
                self.channel.state().receivers
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                let state = self.channel.state();
                state.$count -= 1;
                if state.$count == 0 {
                    self.channel.close();
                }
            }
        }

        impl<T> std::fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), " {{ .. }}"))
            }
        }
    };
}

ends!(Sender, senders);
ends!(Receiver, receivers);
