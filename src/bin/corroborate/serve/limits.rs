//! How much the server takes on, and how long it waits.
//!
//! What depends on the user's machine or patience has a flag; the rest guards the server alone. docs/serve.md lists all.

use std::time::Duration;

use crate::args::ServeArgs;

/// Comparisons that wait for one to end: more, and the last would wait longer than anybody stays on the page.
pub const WAITING: usize = 16;

/// Threads beside the comparisons: reports are laid out and decisions written in a moment.
pub const SHORT_WORK: usize = 8;

/// Uploads at once. Further ones wait unread, so that the disk holds a few unfinished ones at most.
pub const UPLOADS: usize = 4;

/// Connections at once: a browser opens about six, and each costs a file handle.
pub const CONNECTIONS: usize = 128;

/// How long the head of a request may take, and how long an idle connection is kept.
pub const HEAD_TIME: Duration = Duration::from_secs(15);

/// How long an upload may pause.
pub const PAUSE: Duration = Duration::from_secs(20);

/// How long an upload may take: 50 MB at the speed of a slow wireless network.
pub const UPLOAD_TIME: Duration = Duration::from_secs(300);

/// How long a connection lives, whatever it does: ends those that never fetch their answer.
pub const CONNECTION_TIME: Duration = Duration::from_secs(900);

/// How long requests may go on when the program is to end.
pub const FAREWELL: Duration = Duration::from_secs(2);

/// The largest body of a request that uploads nothing: a key has some hundred bytes for each value of a finding.
pub const SMALL_BODY: usize = 64 * 1024;

/// The longest outlet, date or title, in bytes.
pub const FIELD: usize = 1000;

/// Text of all kept reports together, in bytes. A report takes up to a hundred times the memory of its articles' text
/// (docs/performance.md: 0.9 GB for 9 MB), so that all of them take some 2 GB at most.
pub const KEPT_BYTES: u64 = 20 * MEGABYTE;

const MEGABYTE: u64 = 1_000_000;

/// The limits that the user can change.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The largest upload, in bytes.
    pub upload: u64,
    /// The most articles in one upload, and so the most files.
    pub articles: usize,
    /// The longest comparison.
    pub time: Duration,
    /// Comparisons at once.
    pub runs: usize,
    /// Reports kept.
    pub keep: usize,
}

impl Limits {
    /// The limits that the arguments ask for.
    pub fn new(args: &ServeArgs) -> Limits {
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Limits {
            upload: args.max_megabytes * MEGABYTE,
            articles: args.max_files,
            time: Duration::from_secs(args.max_seconds),
            runs: args.runs.unwrap_or_else(cores),
            keep: args.keep,
        }
    }

    /// The largest upload as a person reads it.
    pub fn upload_words(&self) -> String {
        format!("{} MB", self.upload / MEGABYTE)
    }
}
