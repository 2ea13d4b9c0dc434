//! Learns the weights of `data/event_matching.tsv` from articles whose events are known.
//!
//! `cargo run --release --example train_events [--write]` reads `../shared/data/news_cluster/articles.jsonl`,
//! `../shared/seeds` and `../shared/events`, and says so where they are absent. Prints precision and recall of pairs,
//! each fifth of the events by weights learned from the others; with `--write` writes the weights learned from all.

#[path = "learning/logistic.rs"]
mod logistic;

#[path = "learning/labelled_events.rs"]
mod labelled_events;

use std::path::Path;

use corroborate::article::Article;
use corroborate::event::{FEATURES, Features, candidate_features};
use corroborate::mention::{Mentions, Reading};
use corroborate::pipeline;
use corroborate::syntax::Document;

/// Parts into which the events fall for checking.
const PARTS: usize = 5;

fn main() -> std::io::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let (articles, events): (Vec<Article>, Vec<String>) =
        labelled_events::read(&shared)?.into_iter().map(|labelled| (labelled.article, labelled.event)).unzip();
    if articles.is_empty() {
        eprintln!("skipped: {} has no labelled articles", shared.display());
        return Ok(());
    }
    let mut names = events.clone();
    names.sort();
    names.dedup();
    let part = |article: usize| names.binary_search(&events[article]).unwrap_or(0) % PARTS;
    let read: Vec<(Document, Mentions)> = articles.iter().map(pipeline::read_article).collect();
    let pairs = articles.iter().zip(&read);
    let readings: Vec<Reading<'_>> =
        pairs.map(|(article, (document, mentions))| Reading { article, document, mentions }).collect();
    let examples: Vec<(usize, usize, (Features, bool))> = candidate_features(&readings)
        .into_iter()
        .map(|(a, b, features)| (part(a), part(b), (features, events[a] == events[b])))
        .collect();
    let mut pooled = Vec::new();
    for held_out in 0..PARTS {
        let others = examples.iter().filter(|(a, b, _)| *a != held_out && *b != held_out);
        let weights = logistic::learn(&others.map(|(.., example)| *example).collect::<Vec<_>>());
        let kept = examples.iter().filter(|(a, _, _)| *a == held_out);
        pooled.extend(kept.map(|(.., (features, is_same))| (weights.likelihood(features), *is_same)));
    }
    logistic::print_table(&pooled);
    let weights = logistic::learn(&examples.iter().map(|(.., example)| *example).collect::<Vec<_>>());
    let head = "# Weights of the logistic model that tells whether two articles are on one event.\n\
        # origin: learned by examples/train_events.rs from 183 articles on 37 events\n\
        # licence: MIT OR Apache-2.0\n";
    let table = logistic::render(head, &weights, &FEATURES);
    println!("{table}");
    match std::env::args().any(|argument| argument == "--write") {
        true => std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/event_matching.tsv"), table),
        false => Ok(()),
    }
}
