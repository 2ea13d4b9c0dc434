//! All runs: found by their address, admitted while there is room, forgotten when there are too many.
//!
//! Who does not know the address of a run does not find it: there is no list.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use tokio::sync::Semaphore;

use super::files::RunFolder;
use super::limits::{KEPT_BYTES, Limits, UPLOADS, WAITING};
use super::refusal::Refusal;
use super::runs::{Run, lock};
use super::upload::Upload;

/// Random bytes in the address of a run: nobody guesses 128 bits.
const ID_BYTES: usize = 16;

/// All runs of the server.
pub struct Shelf {
    served: PathBuf,
    /// Whether the folders of forgotten runs stay.
    is_kept: bool,
    keep: usize,
    /// Runs that may be under way or wait.
    most_busy: usize,
    /// The oldest first.
    runs: Mutex<Vec<Arc<Run>>>,
    /// A permit for each comparison at once.
    pub slots: Arc<Semaphore>,
    /// A permit for each upload at once.
    pub uploads: Semaphore,
}

impl Shelf {
    /// No run yet; theirs will be the folders in `served`.
    pub fn new(served: PathBuf, is_kept: bool, limits: &Limits) -> Shelf {
        Shelf {
            served,
            is_kept,
            keep: limits.keep,
            most_busy: limits.runs + WAITING,
            runs: Mutex::default(),
            slots: Arc::new(Semaphore::new(limits.runs)),
            uploads: Semaphore::new(UPLOADS),
        }
    }

    /// A new address and the folder for its upload.
    pub fn new_folder(&self) -> Result<(String, RunFolder), Refusal> {
        self.check_room(&lock(&self.runs))?;
        let mut bytes = [0; ID_BYTES];
        getrandom::fill(&mut bytes).map_err(|error| Refusal::failed("draw an address", error))?;
        let id = format!("{:032x}", u128::from_be_bytes(bytes));
        let folder = RunFolder::new(&self.served).map_err(|error| Refusal::failed("make a folder", error))?;
        Ok((id, folder))
    }

    /// Takes on a run and begins it; gives it with its attempt.
    pub fn add(&self, id: String, mut upload: Upload) -> Result<(Arc<Run>, u64), Refusal> {
        let mut runs = lock(&self.runs);
        self.check_room(&runs)?;
        if self.is_kept {
            upload.folder.keep();
        }
        let run = Arc::new(Run::new(id, upload));
        let attempt = run.begin().expect("a new run is not under way");
        runs.push(run.clone());
        self.forget(&mut runs, &run);
        Ok((run, attempt))
    }

    /// Makes room for the report of a run that has ended.
    pub fn ended(&self, run: &Arc<Run>) {
        self.forget(&mut lock(&self.runs), run);
    }

    /// Begins a run again.
    pub fn again(&self, run: &Run) -> Result<u64, Refusal> {
        self.check_room(&lock(&self.runs))?;
        let busy = || Refusal::new(StatusCode::CONFLICT, "This comparison is under way already.");
        run.begin().ok_or_else(busy)
    }

    /// The run with that address.
    pub fn find(&self, id: &str) -> Result<Arc<Run>, Refusal> {
        let found = lock(&self.runs).iter().find(|run| run.id == id).cloned();
        found.ok_or_else(|| Refusal::absent("There is no such comparison, or it was forgotten for later ones."))
    }

    fn check_room(&self, runs: &[Arc<Run>]) -> Result<(), Refusal> {
        if runs.iter().filter(|run| run.is_busy()).count() < self.most_busy {
            return Ok(());
        }
        let message = "Too many comparisons are waiting; try again in a minute.";
        Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, message))
    }

    /// Forgets the oldest runs that are over until the others are few and small enough; never the `latest`, for which
    /// room is made.
    fn forget(&self, runs: &mut Vec<Arc<Run>>, latest: &Arc<Run>) {
        let text_bytes = |runs: &[Arc<Run>]| runs.iter().map(|run| run.text_bytes()).sum::<u64>();
        while runs.len() > self.keep || text_bytes(runs) > KEPT_BYTES {
            let Some(at) = runs.iter().position(|run| !run.is_busy() && !Arc::ptr_eq(run, latest)) else { return };
            runs.remove(at);
        }
    }
}
