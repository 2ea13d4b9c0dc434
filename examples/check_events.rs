//! Measures how well events are told apart: on a mixed collection, and on that mixed with other events.
//!
//! `cargo run --release --example check_events [SHARED]` reads `data/news_cluster/articles.jsonl`, `events` and `seeds`
//! in SHARED (by default `../shared`). Prints pairwise precision, recall and F1 of the first alone and of all together,
//! and every pair of articles on different events that was joined. Says so where the files are absent.

#[path = "learning/labelled_events.rs"]
mod labelled_events;

use std::path::{Path, PathBuf};

use corroborate::mention::{Mentions, Reading};
use corroborate::syntax::Document;
use corroborate::{event, pipeline};
use labelled_events::LabelledArticle;

fn main() -> std::io::Result<()> {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::args().nth(1).map_or_else(default, PathBuf::from);
    let all = labelled_events::read(&shared)?;
    if all.is_empty() {
        eprintln!("skipped: {} has no labelled articles", shared.display());
        return Ok(());
    }
    let (of_cluster, _): (Vec<LabelledArticle>, _) =
        all.iter().cloned().partition(|labelled| labelled.article.given_id.is_some());
    measure("news_cluster", &of_cluster);
    measure("mixed with the seeds and the six events", &all);
    Ok(())
}

fn measure(what: &str, labelled: &[LabelledArticle]) {
    let read: Vec<(Document, Mentions)> =
        labelled.iter().map(|labelled| pipeline::read_article(&labelled.article)).collect();
    let pairs = labelled.iter().zip(&read);
    let readings: Vec<Reading<'_>> = pairs
        .map(|(labelled, (document, mentions))| Reading { article: &labelled.article, document, mentions })
        .collect();
    let groups = event::group(&readings);
    let mut predicted = vec![0; labelled.len()];
    for (number, group) in groups.iter().enumerate() {
        group.articles.iter().for_each(|article| predicted[article.index()] = number);
    }
    let (mut both, mut only_predicted, mut only_true) = (0.0, 0.0, 0.0);
    for a in 0..labelled.len() {
        for b in a + 1..labelled.len() {
            match (predicted[a] == predicted[b], labelled[a].event == labelled[b].event) {
                (true, true) => both += 1.0,
                (true, false) => {
                    only_predicted += 1.0;
                    println!("   joined: {} | {}", told(&labelled[a]), told(&labelled[b]));
                }
                (false, true) => only_true += 1.0,
                (false, false) => {}
            }
        }
    }
    println!(
        "{what}: {} articles, {} groups: precision {:.3}, recall {:.3}, F1 {:.3}",
        labelled.len(),
        groups.len(),
        both / (both + only_predicted),
        both / (both + only_true),
        2.0 * both / (2.0 * both + only_predicted + only_true)
    );
}

fn told(labelled: &LabelledArticle) -> String {
    format!("{} ({})", labelled.article.title.as_deref().unwrap_or(&labelled.article.path), labelled.event)
}
