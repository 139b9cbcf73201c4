//! Shows how far long work has come.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on standard error, if that is a terminal and the work takes long
/// enough for somebody to wonder; gone when this is dropped.
pub(super) struct Progress {
    what: &'static str,
    begun: Instant,
    shown: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Progress of work that begins now and is called `what`.
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            begun: Instant::now(),
            shown: std::io::stderr().is_terminal(),
            bar: None,
        }
    }

    /// `done` of `total` parts are done.
    pub(super) fn update(&mut self, done: usize, total: usize) {
        if !self.shown || (self.bar.is_none() && self.begun.elapsed() < PATIENCE) {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(0)
                .with_style(style)
                .with_message(self.what)
        });
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
