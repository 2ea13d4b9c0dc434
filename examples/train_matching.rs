//! Learns the weights of `data/claim_matching.tsv` from gold findings.
//!
//! `cargo run --release --example train_matching [--write]` reads `../shared/gold`, `../shared/events` and
//! `../shared/seeds`, and says so where they are absent. Two claims of different outlets are a positive pair when both
//! hold evidence of one gold finding. Prints precision and recall at several thresholds for each event, learned from
//! the others; with `--write` writes the weights learned from all.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use corroborate::claim::Claim;
use corroborate::finding::Scene;
use corroborate::graph::{FEATURES, Features, candidate_features};
use corroborate::text::{Span, TextIndex};
use corroborate::{ingest, pipeline};
use serde_json::Value;

/// Pull of all weights towards zero: 12 features are learned from a few hundred positive pairs.
const RIDGE: f64 = 1.0;

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
        let weights = learn(&others.copied().collect::<Vec<_>>());
        pooled.extend(events[held_out].1.iter().map(|(features, is_same)| (likelihood(&weights, features), *is_same)));
        let n_same = events[held_out].1.iter().filter(|(_, is_same)| *is_same).count();
        println!("{}: {} pairs, {n_same} of one thing", events[held_out].0, events[held_out].1.len());
    }
    print_table(&pooled);
    let weights = learn(&events.iter().flat_map(|(_, of)| of.iter().copied()).collect::<Vec<_>>());
    let table = render(&weights);
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

const N: usize = FEATURES.len() + 1;

fn with_bias(features: &Features) -> [f64; N] {
    let mut all = [1.0; N];
    all[1..].copy_from_slice(features);
    all
}

fn likelihood(weights: &[f64; N], features: &Features) -> f64 {
    let odds: f64 = with_bias(features).iter().zip(weights).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-odds).exp())
}

/// Ridge-penalised logistic regression by Newton's method.
fn learn(examples: &[Example]) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..25 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for (features, is_same) in examples {
            let row = with_bias(features);
            let p = likelihood(&weights, features);
            for i in 0..N {
                gradient[i] += (f64::from(*is_same) - p) * row[i];
                for j in 0..N {
                    hessian[i][j] += p * (1.0 - p) * row[i] * row[j];
                }
            }
        }
        for i in 1..N {
            gradient[i] -= RIDGE * weights[i];
            hessian[i][i] += RIDGE;
        }
        hessian[0][0] += 1e-6;
        let step = solve(hessian, gradient);
        for i in 0..N {
            weights[i] += step[i];
        }
    }
    weights
}

/// Gaussian elimination with partial pivoting.
fn solve(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for column in 0..N {
        let pivot =
            (column..N).max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs())).unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..N {
            let factor = matrix[row][column] / matrix[column][column];
            let above = matrix[column];
            for (value, above) in matrix[row][column..].iter_mut().zip(&above[column..]) {
                *value -= factor * above;
            }
            right[row] -= factor * right[column];
        }
    }
    let mut solution = [0.0; N];
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|at| matrix[row][at] * solution[at]).sum();
        solution[row] = (right[row] - known) / matrix[row][row];
    }
    solution
}

fn print_table(pooled: &[(f64, bool)]) {
    let n_same = pooled.iter().filter(|(_, is_same)| *is_same).count();
    println!("threshold  precision  recall  (each event by weights learned from the others)");
    for threshold in [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let taken = pooled.iter().filter(|(p, _)| *p >= threshold).count();
        let right = pooled.iter().filter(|(p, is_same)| *p >= threshold && *is_same).count();
        println!(
            "{threshold:.1}        {:.3}      {:.3}",
            right as f64 / taken.max(1) as f64,
            right as f64 / n_same.max(1) as f64
        );
    }
}

fn render(weights: &[f64; N]) -> String {
    let mut rows: Vec<(&str, f64)> = FEATURES.iter().copied().zip(weights[1..].iter().copied()).collect();
    rows.push(("bias", weights[0]));
    rows.sort_by_key(|(name, _)| *name);
    let mut table = String::from(
        "# Weights of the logistic model that tells whether two claims speak of one thing.\n\
         # origin: learned by examples/train_matching.rs from hand-made findings on seven events\n\
         # licence: MIT OR Apache-2.0\n",
    );
    for (name, weight) in rows {
        let _ = writeln!(table, "{name}\t{weight:.4}");
    }
    table
}
