//! Measures how well events are told apart on a mixed collection.
//!
//! `cargo run --release --example check_events [FILE.jsonl]` reads articles with a field `event` (by default
//! `../shared/data/news_cluster/articles.jsonl`) and prints pairwise precision, recall and F1. Says so where the file
//! is absent.

use std::path::PathBuf;

use corroborate::mention::{Mentions, Reading};
use corroborate::syntax::Document;
use corroborate::{event, ingest, pipeline};

fn main() -> std::io::Result<()> {
    let default = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/news_cluster/articles.jsonl");
    let path = std::env::args().nth(1).map_or_else(default, PathBuf::from);
    if !path.exists() {
        eprintln!("skipped: {} is absent", path.display());
        return Ok(());
    }
    let mut labels = std::collections::BTreeMap::new();
    for line in std::fs::read_to_string(&path)?.lines() {
        let fields: serde_json::Value = serde_json::from_str(line)?;
        labels.insert(fields["id"].as_str().unwrap_or_default().to_string(), fields["event"].as_str().unwrap_or_default().to_string());
    }
    let articles = ingest::read(&[path]).articles;
    let read: Vec<(Document, Mentions)> = articles.iter().map(pipeline::read_article).collect();
    let pairs = articles.iter().zip(&read);
    let readings: Vec<Reading<'_>> =
        pairs.map(|(article, (document, mentions))| Reading { article, document, mentions }).collect();
    let groups = event::group(&readings);
    let mut predicted = vec![0; articles.len()];
    for (number, group) in groups.iter().enumerate() {
        group.articles.iter().for_each(|article| predicted[article.index()] = number);
    }
    let truth: Vec<&str> =
        articles.iter().map(|article| article.given_id.as_ref().and_then(|id| labels.get(id)).map_or("", String::as_str)).collect();
    let (mut both, mut only_predicted, mut only_true) = (0.0, 0.0, 0.0);
    for a in 0..articles.len() {
        for b in a + 1..articles.len() {
            match (predicted[a] == predicted[b], truth[a] == truth[b]) {
                (true, true) => both += 1.0,
                (true, false) => only_predicted += 1.0,
                (false, true) => only_true += 1.0,
                (false, false) => {}
            }
        }
    }
    println!(
        "{} articles, {} groups: precision {:.3}, recall {:.3}, F1 {:.3}",
        articles.len(),
        groups.len(),
        both / (both + only_predicted),
        both / (both + only_true),
        2.0 * both / (2.0 * both + only_predicted + only_true)
    );
    Ok(())
}
