//! Learns the weights of `data/claim_matching.tsv` from gold findings.
//!
//! `cargo run --release --example train_matching [--write]` reads `../shared/gold`, `../shared/events` and
//! `../shared/seeds`, and says so where they are absent. Two claims of different outlets are a positive pair when both
//! hold evidence of one gold finding. Prints precision and recall at several thresholds for each event, learned from
//! the others; with `--write` writes the weights learned from all.

#[path = "learning/logistic.rs"]
mod logistic;

use std::path::{Path, PathBuf};

use corroborate::claim::Claim;
use corroborate::finding::Scene;
use corroborate::graph::{FEATURES, Features, candidate_features};
use corroborate::text::{Span, TextIndex};
use corroborate::{ingest, pipeline};
use serde_json::Value;

/// A pair with its features and whether it speaks of one thing.
type Example = (Features, bool);

fn main() -> std::io::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let mut golds: Vec<PathBuf> =
        std::fs::read_dir(shared.join("gold")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    golds.sort();
    if golds.is_empty() {
        eprintln!("skipped: {} has no gold findings", shared.display());
        return Ok(());
    }
    let events: Vec<(String, Vec<Example>)> =
        golds.iter().map(|gold| examples(&shared, gold)).collect::<Result<_, _>>()?;
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

fn examples(shared: &Path, path: &Path) -> std::io::Result<(String, Vec<Example>)> {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let name = gold["name"].as_str().unwrap_or_default().to_string();
    let files: Vec<(String, PathBuf)> = gold["sources"]
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(id, source)| Some((id.clone(), shared.join(source["file"].as_str()?))))
        .collect();
    let folder = files[0].1.parent().unwrap_or(shared).to_path_buf();
    let articles = ingest::read(&[folder]).articles;
    let survey = pipeline::survey(&articles, |_, scene| label_pairs(scene, &gold, &files));
    Ok((name, survey.events.into_iter().flatten().collect()))
}

fn label_pairs(scene: &Scene<'_>, gold: &Value, files: &[(String, PathBuf)]) -> Vec<Example> {
    let evidence: Vec<Vec<(usize, Span)>> = gold["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|finding| finding["kind"] != "only")
        .map(|finding| evidence_of(scene, finding, files))
        .collect();
    let findings_of = |claim: &Claim| -> Vec<usize> {
        let holds = |of: &Vec<(usize, Span)>| {
            of.iter().any(|(witness, span)| *witness == claim.witness && overlaps(claim.span, *span))
        };
        (0..evidence.len()).filter(|&at| holds(&evidence[at])).collect()
    };
    let of_claims: Vec<Vec<usize>> = scene.graph.claims.iter().map(findings_of).collect();
    candidate_features(&scene.graph.claims, scene.coverage)
        .into_iter()
        .filter(|(a, b, _)| scene.graph.claim(*a).witness != scene.graph.claim(*b).witness)
        .map(|(a, b, features)| (features, of_claims[a.index()].iter().any(|of| of_claims[b.index()].contains(of))))
        .collect()
}

/// The evidence of one gold finding: witness and byte span.
fn evidence_of(scene: &Scene<'_>, finding: &Value, files: &[(String, PathBuf)]) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    let values = finding["values"].as_array().into_iter().flatten();
    for evidence in values.flat_map(|value| value["evidence"].as_array().into_iter().flatten()) {
        let file =
            files.iter().find(|(id, _)| evidence["source"] == id.as_str()).and_then(|(_, path)| path.file_name());
        let witness =
            scene.coverage.readings.iter().position(|reading| Path::new(&reading.article.path).file_name() == file);
        if let (Some(witness), Some(start), Some(end)) = (witness, evidence["start"].as_u64(), evidence["end"].as_u64())
        {
            let text = &scene.coverage.readings[witness].article.text;
            found.push((witness, bytes(text, start as usize, end as usize)));
        }
    }
    found
}

fn bytes(text: &str, start: usize, end: usize) -> Span {
    let at = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    let span = Span::new(at(start), at(end));
    debug_assert_eq!(TextIndex::new(text).code_points(text, span), (start, end));
    span
}

fn overlaps(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2 * shared >= a.len().min(b.len()) && shared > 0
}
