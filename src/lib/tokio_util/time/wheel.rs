//! The wheel of timers of a `DelayQueue`: which of several values of one millisecond comes first is its order.
//! A slot of level n is 64^n ms wide; what is in it is a stack, and goes one level down when its time has come.

pub(super) struct Wheel {
    /// what was before this is over
    pub(super) elapsed: u64,
    entries: Vec<Entry>,
    pushed: u64,
}

/// `order`: the last that was pushed on a slot's stack is the first to leave it.
struct Entry {
    index: usize,
    when: u64,
    level: u32,
    order: u64,
}

const SLOT_BITS: u32 = 6;
const LEVELS: u32 = 6;

impl Entry {
    /// When its slot begins.
    fn slot(&self) -> u64 { self.when >> (SLOT_BITS * self.level) << (SLOT_BITS * self.level) }
}

impl Wheel {
    pub(super) fn new() -> Wheel { Wheel { elapsed: 0, entries: Vec::new(), pushed: 0 } }

    /// False: its time is over.
    pub(super) fn insert(&mut self, index: usize, when: u64) -> bool {
        if when <= self.elapsed {
            return false;
        }
        let differs = (self.elapsed ^ when) | ((1 << SLOT_BITS) - 1);
        let level = ((63 - differs.leading_zeros()) / SLOT_BITS).min(LEVELS - 1);
        self.pushed += 1;
        self.entries.push(Entry { index, when, level, order: self.pushed });
        true
    }

    pub(super) fn remove(&mut self, index: usize) { self.entries.retain(|e| e.index != index) }

    /// The lowest level that has any, and when its first slot begins.
    fn next(&self) -> Option<(u32, u64)> { self.entries.iter().map(|e| (e.level, e.slot())).min() }

    pub(super) fn next_deadline(&self) -> Option<u64> { self.next().map(|(_, slot)| slot) }

    fn top_of(&self, (level, slot): (u32, u64)) -> Option<usize> {
        let in_slot = (0..self.entries.len()).filter(|i| self.entries[*i].level == level && self.entries[*i].slot() == slot);
        in_slot.max_by_key(|i| self.entries[*i].order)
    }

    pub(super) fn peek(&self) -> Option<usize> {
        let top = self.top_of(self.next()?)?;
        Some(self.entries[top].index)
    }

    /// The next whose time has come by `now`.
    pub(super) fn poll(&mut self, now: u64) -> Option<usize> {
        loop {
            let (level, slot) = match self.next() {
                Some(next) if next.1 <= now => next,
                _ => {
                    self.elapsed = self.elapsed.max(now);
                    return None;
                }
            };
            while let Some(top) = self.top_of((level, slot)) {
                if level == 0 {
                    return Some(self.entries.remove(top).index);
                }
                self.pushed += 1;
                self.entries[top].order = self.pushed;
                self.entries[top].level = level - 1;
            }
            self.elapsed = slot;
        }
    }
}
