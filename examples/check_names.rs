//! Measures `compare::name` on labelled name pairs and on romanisations of one name.
//!
//! Reads `../shared/data/names`; says so and stops where it is absent. Run: `cargo run --release --example check_names`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corroborate::compare::name::{MATCH, compare};

/// Every so many pairs of neighbours are compared, so that the run is short and always the same.
const STRIDE: usize = 7;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/names");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    let is_verbose = std::env::args().any(|argument| argument == "--errors");
    check_bench(&folder.join("name_bench_visible.csv"), is_verbose);
    for script in ["arabic", "chinese", "hebrew", "russian"] {
        check_romanised(&folder.join(format!("translit_{script}.tsv")), script);
    }
}

fn is_match(a: &str, b: &str) -> bool {
    let verdict = compare(a, b);
    verdict.is_agreement() && verdict.score >= MATCH
}

fn check_bench(path: &PathBuf, is_verbose: bool) {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return println!("skipped: {}", path.display()) };
    let (mut hits, mut wrong, mut missed) = (0, 0, 0);
    for row in reader.records().flatten() {
        let (a, b, is_same) = (&row[2], &row[3], &row[4] == "true");
        match (is_match(a, b), is_same) {
            (true, true) => hits += 1,
            (true, false) => wrong += 1,
            (false, true) => missed += 1,
            (false, false) => {}
        }
        if is_verbose && is_match(a, b) != is_same {
            let verdict = compare(a, b);
            println!("{is_same}\t{:?} {:.2} {}\t{a}\t{b}", verdict.judgement, verdict.score, verdict.reasons[0].rule);
        }
    }
    let (precision, recall) = (share(hits, hits + wrong), share(hits, hits + missed));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("name_bench: precision {precision:.3} recall {recall:.3} F1 {f1:.3}");
}

fn check_romanised(path: &PathBuf, script: &str) {
    let Ok(text) = std::fs::read_to_string(path) else { return println!("skipped: {}", path.display()) };
    let mut spellings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut all = Vec::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        if let (Some(latin), Some(native)) = (fields.next(), fields.next()) {
            spellings.entry(native).or_default().push(latin);
            all.push(latin);
        }
    }
    let alike = spellings.values().filter(|names| names.len() > 1).step_by(STRIDE).map(|names| (names[0], names[1]));
    let (n_alike, n_recognised) = count(alike);
    let half = all.len() / 2;
    let (n_random, n_false) = count(all[..half].iter().zip(&all[half..]).step_by(STRIDE).map(|(a, b)| (*a, *b)));
    println!(
        "{script}: {:.3} of {n_alike} spellings recognised, {:.5} of {n_random} random pairs taken",
        share(n_recognised, n_alike),
        share(n_false, n_random)
    );
}

fn count<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> (usize, usize) {
    pairs.fold((0, 0), |(n, n_taken), (a, b)| (n + 1, n_taken + usize::from(is_match(a, b))))
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
