//! The work of a run: waits for its turn, reads, compares, within its time.
//!
//! The same calls as `compare` makes, on a thread of its own. A comparison cannot be stopped: one that takes too long is
//! given up, and its turn ends when it does.

use std::sync::Arc;

use corroborate::ingest;
use corroborate::pipeline;
use corroborate::settings::{Settings, SettingsTyped};
use tokio::time::timeout;

use super::App;
use super::runs::{Finished, Run, Stage};

/// Starts an attempt that `Run::begin` gave.
pub fn start(app: Arc<App>, run: Arc<Run>, attempt: u64) {
    tokio::spawn(async move {
        let outcome = in_turn(&app, &run, attempt).await;
        run.end(attempt, outcome);
        app.shelf.ended(&run);
    });
}

async fn in_turn(app: &App, run: &Arc<Run>, attempt: u64) -> Result<Finished, String> {
    let turn = app.shelf.slots.clone().acquire_owned().await.map_err(|_| "The server ends.".to_owned())?;
    run.enter(attempt, Stage::Reading);
    let (worker, most) = (run.clone(), app.limits.articles);
    let work = tokio::task::spawn_blocking(move || {
        let outcome = compare(&worker, attempt, most);
        drop(turn);
        outcome
    });
    match timeout(app.limits.time, work).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err("The comparison broke off; this is an error of the program, please report it.".to_owned()),
        Err(_) => {
            let seconds = app.limits.time.as_secs();
            Err(format!("Given up after {seconds} seconds; compare fewer articles, or start with --max-seconds."))
        }
    }
}

/// Files to a report on at most so many articles. What every format needs is asked for, how alike claims are too.
fn compare(run: &Run, attempt: u64, most: usize) -> Result<Finished, String> {
    let decisions = decisions(run)?;
    let collection = run.folder.read(&run.files);
    let mut problems = run.problems.clone();
    problems.extend(collection.problems.iter().map(ToString::to_string));
    let articles = collection.articles;
    if articles.is_empty() {
        return Err(format!("No article could be read. {}", problems.join(" · ")));
    }
    // A file may hold many: JSON Lines hold one in each line.
    if articles.len() > most {
        let found = articles.len();
        return Err(format!("{found} articles, more than {most}; leave some out, or start with --max-files."));
    }
    run.enter(attempt, Stage::Comparing { articles: articles.len() });
    let typed = SettingsTyped { decisions, likeness: true, ..SettingsTyped::default() };
    let settings = Settings::new(&typed).map_err(|error| error.to_string())?;
    Ok(Finished { report: pipeline::reconcile(&articles, &settings), articles, problems })
}

/// What was decided on this run so far.
fn decisions(run: &Run) -> Result<Option<corroborate::decision::Decisions>, String> {
    let _deciding = run.deciding();
    match run.folder.decisions_text() {
        Ok(None) => Ok(None),
        Ok(Some(_)) => match ingest::read_decisions(&run.folder.decisions()) {
            Ok(decisions) => Ok(Some(decisions)),
            Err(problem) => Err(run.folder.shown(&problem.to_string())),
        },
        Err(error) => Err(format!("The file of decisions cannot be read: {error}.")),
    }
}
