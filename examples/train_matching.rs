//! Learns the weights of `data/claim_matching.tsv` from gold findings.
//!
//! `cargo run --release --example train_matching [--write]` reads `../shared/gold`, `../shared/events` and
//! `../shared/seeds`, and says so where they are absent. Two claims of different outlets are a positive pair when both
//! hold evidence of one gold finding. Prints precision and recall at several thresholds for each event, learned from
//! the others; with `--write` writes the weights learned from all.

#[path = "learning/gold.rs"]
#[allow(dead_code, reason = "each example reads a part of the findings")]
mod gold;
#[path = "learning/logistic.rs"]
mod logistic;

use std::path::Path;

use corroborate::claim::Claim;
use corroborate::finding::Scene;
use corroborate::graph::{FEATURES, Features, candidate_features};
use corroborate::text::Span;
use gold::GoldFinding;

/// A pair with its features and whether it speaks of one thing.
type Example = (Features, bool);

fn main() -> std::io::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let golds = gold::read_all(&shared)?;
    if golds.is_empty() {
        eprintln!("skipped: {} has no gold findings", shared.display());
        return Ok(());
    }
    let events: Vec<(&str, Vec<Example>)> =
        golds.iter().map(|gold| (gold.name.as_str(), gold.survey(label_pairs))).collect();
    let mut pooled: Vec<(f64, bool)> = Vec::new();
    for held_out in 0..events.len() {
        let others = events.iter().enumerate().filter(|(at, _)| *at != held_out).flat_map(|(_, (_, of))| of);
        let weights = logistic::learn(&others.copied().collect::<Vec<_>>());
        pooled.extend(events[held_out].1.iter().map(|(features, is_same)| (weights.likelihood(features), *is_same)));
        let n_same = events[held_out].1.iter().filter(|(_, is_same)| *is_same).count();
        println!("{}: {} pairs, {n_same} of one thing", events[held_out].0, events[held_out].1.len());
    }
    logistic::print_table(&pooled);
    let weights = logistic::learn(&events.iter().flat_map(|(_, of)| of.iter().copied()).collect::<Vec<_>>());
    let head = "# Weights of the logistic model that tells whether two claims speak of one thing.\n\
         # origin: learned by examples/train_matching.rs from hand-made findings on seven events\n\
         # licence: MIT OR Apache-2.0\n";
    let table = logistic::render(head, &weights, &FEATURES);
    println!("{table}");
    match std::env::args().any(|argument| argument == "--write") {
        true => std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/claim_matching.tsv"), table),
        false => Ok(()),
    }
}

fn label_pairs(scene: &Scene<'_>, findings: &[GoldFinding]) -> Vec<Example> {
    let shared: Vec<&GoldFinding> = findings.iter().filter(|finding| finding.kind != "only").collect();
    let findings_of = |claim: &Claim| -> Vec<usize> {
        let holds = |of: &GoldFinding| {
            of.evidence().any(|(witness, span)| *witness == claim.witness && overlaps(claim.span, *span))
        };
        (0..shared.len()).filter(|&at| holds(shared[at])).collect()
    };
    let of_claims: Vec<Vec<usize>> = scene.graph.claims.iter().map(findings_of).collect();
    candidate_features(&scene.graph.claims, scene.coverage)
        .into_iter()
        .filter(|(a, b, _)| scene.graph.claim(*a).witness != scene.graph.claim(*b).witness)
        .map(|(a, b, features)| (features, of_claims[a.index()].iter().any(|of| of_claims[b.index()].contains(of))))
        .collect()
}

fn overlaps(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2 * shared >= a.len().min(b.len()) && shared > 0
}
