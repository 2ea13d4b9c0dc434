//! A sign of life on standard error, for long runs on a terminal only.
//!
//! Says nothing before `PATIENCE` has passed, so that short runs leave no trace.

use std::io::IsTerminal;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::message;

/// How long a person waits without wondering.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the sign moves.
const TICK: Duration = Duration::from_millis(120);

/// A spinner that appears after a second and goes when this is dropped.
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to count the time; `message` says what is being done.
    pub fn start(message: String) -> Progress {
        if message::is_quiet() || !std::io::stderr().is_terminal() {
            return Progress { running: None };
        }
        let (sender, done) = channel();
        let thread = std::thread::spawn(move || spin(&message, &done));
        Progress { running: Some((sender, thread)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.running.take() {
            drop(done);
            // A spinner that died has nothing to clean up.
            let _ = thread.join();
        }
    }
}

/// Draws from the end of `PATIENCE` until the sender is dropped.
fn spin(message: &str, done: &Receiver<()>) {
    if done.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})").expect("the template is fixed and valid");
    let bar = ProgressBar::new_spinner().with_elapsed(PATIENCE).with_style(style).with_message(message.to_owned());
    bar.enable_steady_tick(TICK);
    let _ = done.recv();
    bar.finish_and_clear();
}
