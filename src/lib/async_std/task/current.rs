//! Who a task is.

use smol::plain::Plain;
use smol::task::context;
use std::any::Any;
use std::fmt;
use std::sync::Arc;

#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
pub struct TaskId(usize);

static mut NEXT_ID: usize = 1;

impl TaskId {
    fn generate() -> TaskId {
        let id = unsafe { NEXT_ID };
        unsafe { NEXT_ID = id + 1 };
        TaskId(id)
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[derive(Clone)]
pub struct Task {
    id: TaskId,
    name: Option<Arc<String>>,
}

impl Task {
    pub(crate) fn new(name: Option<Arc<String>>) -> Task {
        Task { id: TaskId::generate(), name }
    }

    pub fn id(&self) -> TaskId {
        self.id
    }

    pub fn name(&self) -> Option<&str> {
        self.name.as_ref().map(|s| s.as_str())
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task").field("id", &self.id()).field("name", &self.name()).finish()
    }
}

/// What a task carries with it: who it is, and its task-locals by their keys.
pub(crate) struct TaskContext {
    task: Task,
    pub(crate) locals: Plain<Vec<(usize, Box<dyn Any + Send>)>>,
}

impl TaskContext {
    pub(crate) fn new(name: Option<Arc<String>>) -> Arc<TaskContext> {
        Arc::new(TaskContext { task: Task::new(name), locals: Plain::new(Vec::new()) })
    }

    pub(crate) fn task(&self) -> &Task {
        &self.task
    }
}

/// As long as it lives, the task is the current one.
pub(crate) struct Current {
    before: *const (),
}

pub(crate) fn set(task: &Arc<TaskContext>) -> Current {
    Current { before: context::enter(Arc::as_ptr(task) as *const ()) }
}

impl Drop for Current {
    fn drop(&mut self) {
        context::enter(self.before);
    }
}

pub(crate) fn context_now() -> Option<&'static TaskContext> {
    let now = context::current() as *const TaskContext;
    if now.is_null() { None } else { Some(unsafe { &*now }) }
}

pub fn try_current() -> Option<Task> {
    context_now().map(|c| c.task.clone())
}

#[track_caller]
pub fn current() -> Task {
    try_current().expect("`task::current()` called outside the context of a task")
}
