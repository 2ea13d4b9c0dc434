//! One run: its files, how far it is, its report.
//!
//! A run can be compared again; each time counts as an attempt, so that an attempt that was given up cannot speak any
//! more. Leaves the work to `job`, all runs together to `shelf`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use corroborate::article::Article;
use corroborate::report::Report;

use super::files::RunFolder;
use super::upload::Upload;

/// How far a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    Waiting,
    Reading,
    Comparing { articles: usize },
    Done,
    Failed(String),
}

impl Stage {
    /// Whether it goes on by itself.
    pub fn is_busy(&self) -> bool {
        !matches!(self, Stage::Done | Stage::Failed(_))
    }

    /// Its name for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Stage::Waiting => "waiting",
            Stage::Reading => "reading",
            Stage::Comparing { .. } => "comparing",
            Stage::Done => "done",
            Stage::Failed(_) => "failed",
        }
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Finished {
    pub report: Report,
    /// The articles that the report is on.
    pub articles: Vec<Article>,
    /// The files that could not be used, as the command line tells them.
    pub problems: Vec<String>,
}

/// A run as it is at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub stage: Stage,
    /// How long it has taken.
    pub time: Duration,
    /// The last report, also while the next is made.
    pub finished: Option<Arc<Finished>>,
}

/// One run.
#[derive(Debug)]
pub struct Run {
    pub id: String,
    pub folder: RunFolder,
    /// The names of its articles.
    pub files: Vec<String>,
    /// What was wrong with the upload.
    pub problems: Vec<String>,
    status: Mutex<Status>,
    /// Held by whoever changes the file of decisions.
    deciding: Mutex<()>,
}

#[derive(Debug)]
struct Status {
    attempt: u64,
    stage: Stage,
    since: Instant,
    took: Duration,
    finished: Option<Arc<Finished>>,
}

impl Run {
    /// A run of what was uploaded, not begun.
    pub fn new(id: String, upload: Upload) -> Run {
        let Upload { folder, files, problems } = upload;
        let status =
            Status { attempt: 0, stage: Stage::Done, since: Instant::now(), took: Duration::ZERO, finished: None };
        Run { id, folder, files, problems, status: Mutex::new(status), deciding: Mutex::new(()) }
    }

    /// Begins an attempt; `None` while one is under way.
    pub fn begin(&self) -> Option<u64> {
        let mut status = lock(&self.status);
        if status.stage.is_busy() {
            return None;
        }
        status.attempt += 1;
        status.stage = Stage::Waiting;
        status.since = Instant::now();
        Some(status.attempt)
    }

    /// Says how far an attempt is.
    pub fn enter(&self, attempt: u64, stage: Stage) {
        let mut status = lock(&self.status);
        if status.attempt == attempt && status.stage.is_busy() {
            status.stage = stage;
        }
    }

    /// Ends an attempt. The report of an earlier one stays where this one failed.
    pub fn end(&self, attempt: u64, outcome: Result<Finished, String>) {
        let mut status = lock(&self.status);
        if status.attempt != attempt || !status.stage.is_busy() {
            return;
        }
        status.took = status.since.elapsed();
        status.stage = match outcome {
            Ok(finished) => {
                status.finished = Some(Arc::new(finished));
                Stage::Done
            }
            Err(message) => Stage::Failed(message),
        };
    }

    /// The run as it is now.
    pub fn snapshot(&self) -> Snapshot {
        let status = lock(&self.status);
        let time = if status.stage.is_busy() { status.since.elapsed() } else { status.took };
        Snapshot { stage: status.stage.clone(), time, finished: status.finished.clone() }
    }

    /// Whether an attempt is under way.
    pub fn is_busy(&self) -> bool {
        lock(&self.status).stage.is_busy()
    }

    /// Length of the text that its report is on, in bytes; none while there is no report.
    pub fn text_bytes(&self) -> u64 {
        let status = lock(&self.status);
        let articles = status.finished.iter().flat_map(|finished| &finished.articles);
        articles.map(|article| article.text.len() as u64).sum()
    }

    /// Keeps all others from the file of decisions until it is dropped.
    pub fn deciding(&self) -> MutexGuard<'_, ()> {
        lock(&self.deciding)
    }
}

/// What a panicking thread leaves behind here is whole: values are replaced, not changed in steps.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
