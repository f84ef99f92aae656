//! Tokens form a tree: cancelling one cancels those below it.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use tokio::sync::Notify;

pub(crate) struct Node {
    parent: RefCell<Option<Arc<Node>>>,
    children: RefCell<Vec<Arc<Node>>>,
    cancelled: Cell<bool>,
    handles: Cell<usize>,
    pub(crate) waker: Notify,
}

unsafe impl Send for Node {}
unsafe impl Sync for Node {}

impl Node {
    #[track_caller]
    pub(crate) fn new(cancelled: bool) -> Arc<Node> {
        Arc::new(Node {
            parent: RefCell::new(None),
            children: RefCell::new(Vec::new()),
            cancelled: Cell::new(cancelled),
            handles: Cell::new(1),
            waker: Notify::new(),
        })
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    pub(crate) fn retain(&self) {
        self.handles.set(self.handles.get() + 1);
    }
}

#[track_caller]
pub(crate) fn child_of(parent: &Arc<Node>) -> Arc<Node> {
    if parent.is_cancelled() {
        return Node::new(true);
    }
    let child = Node::new(false);
    *child.parent.borrow_mut() = Some(parent.clone());
    parent.children.borrow_mut().push(child.clone());
    child
}

/// The last handle is gone: its children belong to its parent from now on.
pub(crate) fn release(node: &Arc<Node>) {
    node.handles.set(node.handles.get() - 1);
    if node.handles.get() > 0 {
        return;
    }
    let parent = node.parent.borrow_mut().take();
    let orphans = node.children.take();
    for child in &orphans {
        *child.parent.borrow_mut() = parent.clone();
    }
    if let Some(parent) = parent {
        let mut siblings = parent.children.borrow_mut();
        siblings.extend(orphans);
        if let Some(i) = siblings.iter().position(|n| Arc::ptr_eq(n, node)) {
            siblings.swap_remove(i);
        }
    }
}

fn set_cancelled(node: &Arc<Node>) {
    node.cancelled.set(true);
    *node.children.borrow_mut() = Vec::new();
    node.waker.notify_waiters();
}

/// Those below first; of a node's children the last one first.
pub(crate) fn cancel(node: &Arc<Node>) {
    if node.is_cancelled() {
        return;
    }
    loop {
        let child = node.children.borrow_mut().pop();
        let child = match child {
            Some(child) => child,
            None => break,
        };
        *child.parent.borrow_mut() = None;
        if child.is_cancelled() {
            continue;
        }
        loop {
            let grandchild = child.children.borrow_mut().pop();
            let grandchild = match grandchild {
                Some(grandchild) => grandchild,
                None => break,
            };
            *grandchild.parent.borrow_mut() = None;
            if grandchild.is_cancelled() {
                continue;
            }
            if grandchild.children.borrow().is_empty() {
                set_cancelled(&grandchild);
            } else {
                // its turn comes when it is a child
                *grandchild.parent.borrow_mut() = Some(node.clone());
                node.children.borrow_mut().push(grandchild);
            }
        }
        set_cancelled(&child);
    }
    set_cancelled(node);
}
