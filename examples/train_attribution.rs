//! Learns the weights of `data/attribution_weights.tsv` from PolNeAR's training part.
//!
//! `cargo run --release --example train_attribution [-- --write]` reads `../shared/data/polnear`, and says so where it
//! is absent. A word and a phrase are a positive example when the word stands in the cue of an attribution and most
//! words of the phrase in its content. Words inside contents are no examples: PolNeAR does not label attributions
//! within attributions. Prints precision and recall of each fifth of the articles by weights learned from the others;
//! with `--write` writes the weights learned from all.

#[path = "learning/ftrl.rs"]
mod ftrl;
#[path = "learning/polnear.rs"]
mod polnear;

use std::fmt::Write as _;
use std::path::Path;

use corroborate::mention::quote::attribution::{self, Candidate};
use corroborate::mention::{date, name};
use corroborate::syntax::{self, Document};
use corroborate::text::Span;
use ftrl::{Example, Learner};
use polnear::{Annotated, Attribution};

/// Into how many parts the articles are split for the figures.
const FOLDS: usize = 5;

/// Weights smaller than this are left out of the table: they change no decision.
const MIN_WEIGHT: f64 = 0.03;

fn main() -> std::io::Result<()> {
    let articles = polnear::read("train");
    if articles.is_empty() {
        eprintln!("skipped: PolNeAR is not at ../shared/data/polnear");
        return Ok(());
    }
    let mut learner = Learner::default();
    let examples: Vec<Vec<Example>> = articles.iter().map(|annotated| examples(annotated, &mut learner)).collect();
    print_folds(&learner, &examples);
    learner.learn(examples.iter().flatten());
    let table = render(&learner);
    println!("{} weights", table.lines().count());
    match std::env::args().any(|argument| argument == "--write") {
        true => std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/attribution_weights.tsv"), table),
        false => Ok(()),
    }
}

fn examples(annotated: &Annotated, learner: &mut Learner) -> Vec<Example> {
    let article = &annotated.article;
    let document = syntax::analyze(article);
    let dates = date::find(article, &document);
    let names = name::find(article, &document, &dates);
    let mut examples = Vec::new();
    for candidate in attribution::candidates(article, &document, &names) {
        let Some(is_content) = label(annotated, &document, &candidate) else { continue };
        let features = candidate.features.iter().map(|name| learner.number(name)).collect();
        examples.push(Example { features, is_positive: is_content });
    }
    examples
}

/// Whether the candidate is an attribution; `None` where PolNeAR cannot tell.
fn label(annotated: &Annotated, document: &Document, candidate: &Candidate) -> Option<bool> {
    let cue = document.tokens()[candidate.edge.cue].span;
    let holds = |pieces: &[Span], token: Span| pieces.iter().any(|piece| piece.overlaps(token));
    let own: Option<&Attribution> = annotated.attributions.iter().find(|one| holds(&one.cue, cue));
    if own.is_none() && annotated.attributions.iter().any(|one| holds(&one.content, cue)) {
        return None;
    }
    let tokens = candidate.content.iter().flat_map(|piece| piece.indexes()).map(|at| document.tokens()[at].span);
    let words: Vec<Span> =
        tokens.filter(|span| span.of(&annotated.article.text).contains(char::is_alphanumeric)).collect();
    let inside = own.map_or(0, |own| words.iter().filter(|word| holds(&own.content, **word)).count());
    Some(2 * inside > words.len())
}

/// Precision and recall on each fifth, learned from the others.
fn print_folds(learner: &Learner, articles: &[Vec<Example>]) {
    let mut pooled: Vec<(f64, bool)> = Vec::new();
    for fold in 0..FOLDS {
        let mut learner = learner.clone();
        let of = |held_out: bool| {
            articles.iter().enumerate().filter(move |(at, _)| (at % FOLDS == fold) == held_out).flat_map(|(_, of)| of)
        };
        learner.learn(of(false));
        pooled.extend(of(true).map(|example| (learner.odds(&example.features), example.is_positive)));
    }
    let n_positive = pooled.iter().filter(|(_, is_positive)| *is_positive).count();
    println!("{} candidates, {n_positive} contents\nlog odds  precision  recall", pooled.len());
    for threshold in [-1.5, -1.0, -0.5, -0.3, 0.0, 0.5, 1.0] {
        let taken = pooled.iter().filter(|(odds, _)| *odds >= threshold).count();
        let right = pooled.iter().filter(|(odds, is_positive)| *odds >= threshold && *is_positive).count();
        let (precision, recall) = (right as f64 / taken.max(1) as f64, right as f64 / n_positive.max(1) as f64);
        println!("{threshold:8.1}  {precision:9.3}  {recall:6.3}");
    }
}

fn render(learner: &Learner) -> String {
    let mut rows: Vec<(&str, f64)> = learner.weights().filter(|(_, weight)| weight.abs() >= MIN_WEIGHT).collect();
    rows.sort_unstable_by_key(|(name, _)| *name);
    let mut table = "# what: weights of the model that tells which phrases are somebody's words or thoughts\n\
         # origin: learned by examples/train_attribution.rs from PolNeAR's training part\n\
         # licence: MIT OR Apache-2.0\n"
        .to_owned();
    for (name, weight) in rows {
        let _ = writeln!(table, "{name}\t{weight:.2}");
    }
    table
}
