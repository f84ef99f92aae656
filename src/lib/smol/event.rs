//! Those who wait for something to happen, first come first served.

use crate::plain::Plain;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::res::Res;
use std::task::{Context, Poll, Waker};

pub struct Event {
    list: Plain<List>,
    pub(crate) res: Res,
}

struct List {
    entries: VecDeque<Entry>,
    next_id: u64,
}

struct Entry {
    id: u64,
    notified: bool,
    additional: bool,
    waker: Option<Waker>,
}

impl List {
    fn place(&self, id: u64) -> Option<usize> {
        self.entries.iter().position(|e| e.id == id)
    }
}

impl Event {
    /// `kind`: a row of the runtime's table of resources.
    #[track_caller]
    pub const fn new(kind: u32) -> Event {
        Event { list: Plain::new(List { entries: VecDeque::new(), next_id: 0 }), res: Res::new(kind) }
    }

    /// A place in the queue. It must not outlive the event.
    pub fn listen(&self) -> EventListener {
        let list = self.list.get();
        let id = list.next_id;
        list.next_id += 1;
        list.entries.push_back(Entry { id, notified: false, additional: false, waker: None });
        EventListener { event: self, id }
    }

    /// Sees to it that `n` of them have been told.
    pub fn notify(&self, n: usize) {
        let told = self.list.get().entries.iter().filter(|e| e.notified).count();
        if told < n {
            self.tell(n - told, false);
        }
    }

    /// Tells `n` more.
    pub fn notify_additional(&self, n: usize) {
        self.tell(n, true);
    }

    fn tell(&self, n: usize, additional: bool) {
        let mut left = n;
        while left > 0 {
            let waker = match self.list.get().entries.iter_mut().find(|e| !e.notified) {
                Some(entry) => {
                    entry.notified = true;
                    entry.additional = additional;
                    entry.waker.take()
                }
                None => return,
            };
            if let Some(waker) = waker {
                waker.wake();
            }
            left -= 1;
        }
    }
}

pub struct EventListener {
    event: *const Event,
    id: u64,
}

unsafe impl Send for EventListener {}
unsafe impl Sync for EventListener {}

impl Future for EventListener {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let event = unsafe { &*self.event };
        let list = event.list.get();
        let i = match list.place(self.id) {
            Some(i) => i,
            None => return Poll::Ready(()),
        };
        if list.entries[i].notified {
            list.entries.remove(i);
            return Poll::Ready(());
        }
        list.entries[i].waker = Some(cx.waker().clone());
        event.res.wait();
        Poll::Pending
    }
}

impl Drop for EventListener {
    fn drop(&mut self) {
        let event = unsafe { &*self.event };
        let list = event.list.get();
        if let Some(i) = list.place(self.id) {
            let gone = list.entries.remove(i).unwrap();
            // who was told and does not use it passes it on
            if gone.notified {
                if gone.additional { event.notify_additional(1) } else { event.notify(1) }
            }
        }
    }
}
