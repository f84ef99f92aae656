//! How a runtime is to be.

use super::{start_worker, Crew, Handle, Hooks, Name, Runtime};
use crate::task;
use std::fmt;
use std::intrinsics;
use std::io;
use std::string::String;
use std::sync::Arc;
use std::time::Duration;

pub struct Builder {
    multi: bool,
    workers: u32,
    paused: bool,
    time: bool,
    name: Name,
    max_blocking: usize,
    /// how many tasks between two looks at the driver, and at the queue of the others; 0: as usual
    event_interval: u32,
    global_interval: u32,
    hooks: Hooks,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").finish()
    }
}

impl Builder {
    fn new(multi: bool) -> Builder {
        Builder {
            multi,
            workers: 0,
            paused: false,
            time: false,
            name: Name::Same(String::from("tokio-runtime-worker")),
            max_blocking: 512,
            event_interval: 0,
            global_interval: 0,
            hooks: Hooks { start: None, stop: None, park: None, unpark: None },
        }
    }

    pub fn new_current_thread() -> Builder {
        Builder::new(false)
    }

    pub fn new_multi_thread() -> Builder {
        Builder::new(true)
    }

    pub fn enable_all(&mut self) -> &mut Self {
        self.time = true;
        self
    }

    pub fn enable_time(&mut self) -> &mut Self {
        self.time = true;
        self
    }

    pub fn enable_io(&mut self) -> &mut Self {
        self
    }

    #[track_caller]
    pub fn worker_threads(&mut self, val: usize) -> &mut Self {
        assert!(val > 0, "Worker threads cannot be set to 0");
        self.workers = val as u32;
        self
    }

    #[track_caller]
    pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self {
        assert!(val > 0, "Max blocking threads cannot be set to 0");
        self.max_blocking = val;
        self
    }

    pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self {
        self.name = Name::Same(val.into());
        self
    }

    pub fn thread_name_fn<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() -> String + Send + Sync + 'static,
    {
        self.name = Name::Each(Arc::new(f));
        self
    }

    pub fn on_thread_start<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.hooks.start = Some(Arc::new(f));
        self
    }

    pub fn on_thread_stop<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.hooks.stop = Some(Arc::new(f));
        self
    }

    pub fn on_thread_park<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.hooks.park = Some(Arc::new(f));
        self
    }

    pub fn on_thread_unpark<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.hooks.unpark = Some(Arc::new(f));
        self
    }

    pub fn thread_stack_size(&mut self, _val: usize) -> &mut Self {
        self
    }

    pub fn thread_keep_alive(&mut self, _duration: Duration) -> &mut Self {
        self
    }

    pub fn event_interval(&mut self, val: u32) -> &mut Self {
        self.event_interval = val;
        self
    }

    #[cfg(not(tokio_1_53))]
    pub fn global_queue_interval(&mut self, val: u32) -> &mut Self {
        self.global_interval = val;
        self
    }

    #[cfg(tokio_1_53)]
    #[track_caller]
    pub fn global_queue_interval(&mut self, val: u32) -> &mut Self {
        assert!(val > 0, "global_queue_interval must be greater than 0");
        self.global_interval = val;
        self
    }

    pub fn start_paused(&mut self, start_paused: bool) -> &mut Self {
        self.paused = start_paused;
        self
    }

    pub fn build(&mut self) -> io::Result<Runtime> {
        let told = self.hooks.park.is_some() || self.hooks.unpark.is_some();
        let flags = (if self.paused { 1 } else { 0 }) | (if self.time { 2 } else { 0 }) | (if told { 4 } else { 0 });
        let rt = intrinsics::rt_new(if self.multi { 1 } else { 0 }, self.workers, flags);
        intrinsics::rt_intervals(rt, self.event_interval, self.global_interval);
        task::open_pool(rt, self.max_blocking, self.name.clone(), self.hooks.clone());
        let crew = Crew::new();
        if self.multi {
            let n = if self.workers == 0 { intrinsics::rt_workers(rt) } else { self.workers };
            for index in 0..n {
                start_worker(rt, index, self.name.next(), self.hooks.clone(), &crew);
            }
        }
        Ok(Runtime { handle: Handle { rt, multi: self.multi }, crew, patience: u64::MAX })
    }
}
