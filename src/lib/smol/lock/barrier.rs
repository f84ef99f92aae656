//! `Barrier`: all go on together.

use super::mutex::Mutex;
use crate::event::Event;
use std::sync::res;

#[derive(Debug)]
struct State {
    count: usize,
    generation_id: u64,
}

pub struct Barrier {
    n: usize,
    state: Mutex<State>,
    event: Event,
}

impl Barrier {
    #[track_caller]
    pub const fn new(n: usize) -> Barrier {
        Barrier { n, state: Mutex::new(State { count: 0, generation_id: 0 }), event: Event::new(res::BARRIER) }
    }

    pub async fn wait(&self) -> BarrierWaitResult {
        let mut state = self.state.lock().await;
        let generation = state.generation_id;
        state.count += 1;
        if state.count >= self.n {
            state.count = 0;
            state.generation_id = generation.wrapping_add(1);
            self.event.notify(usize::MAX);
            return BarrierWaitResult { is_leader: true };
        }
        while generation == state.generation_id && state.count < self.n {
            let listener = self.event.listen();
            drop(state);
            listener.await;
            state = self.state.lock().await;
        }
        BarrierWaitResult { is_leader: false }
    }
}

impl std::fmt::Debug for Barrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Barrier").field("n", &self.n).field("state", &self.state).finish()
    }
}

#[derive(Debug, Clone)]
pub struct BarrierWaitResult {
    is_leader: bool,
}

impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {
        self.is_leader
    }
}
