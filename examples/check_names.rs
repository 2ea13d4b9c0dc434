//! Measures `compare::name` on labelled name pairs and on romanisations of one name.
//!
//! Reads `../shared/data/names`; says so and stops where it is absent. Run: `cargo run --release --example check_names`.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corroborate::compare::name::{MATCH, compare};
use corroborate::entity::{Folded, likeness};

/// Spellings seen less often are often errors.
const LEAST_COUNT: u32 = 2;

/// A name of many spellings counts with so many pairs.
const MOST_PAIRS: usize = 12;

/// The fastest run counts.
const N_RUNS: usize = 20;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/names");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    let is_verbose = std::env::args().any(|argument| argument == "--errors");
    check_bench(&folder.join("name_bench_visible.csv"), is_verbose);
    time_pairs(&folder.join("name_bench_visible.csv"));
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

/// How many pairs one core compares in a second: the labelled pairs, and each name with every other.
fn time_pairs(path: &Path) {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return };
    let pairs: Vec<(String, String)> =
        reader.records().flatten().map(|row| (row[2].to_owned(), row[3].to_owned())).collect();
    let folded: Vec<(Folded, Folded)> = pairs.iter().map(|(a, b)| (Folded::new(a), Folded::new(b))).collect();
    let written = speed(|| pairs.iter().map(|(a, b)| compare(a, b).score).map(|score| (1, score)).collect());
    let prepared = speed(|| folded.iter().map(|(a, b)| (1, likeness(a, b, None).score)).collect());
    let all = speed(|| folded.iter().map(|(a, _)| total(&folded, a)).collect());
    println!(
        "pairs/s on one core: {written:.0} as written, {prepared:.0} prepared, {all:.0} prepared, each name with all others"
    );
}

/// One name with all others: how many pairs, and their scores.
fn total(folded: &[(Folded, Folded)], a: &Folded) -> (usize, f64) {
    (folded.len(), folded.iter().map(|(_, b)| likeness(a, b, None).score).sum())
}

/// Pairs per second of the fastest of some runs.
fn speed(work: impl Fn() -> Vec<(usize, f64)>) -> f64 {
    let mut fastest = f64::MAX;
    let mut n_pairs = 0;
    for _ in 0..N_RUNS {
        let start = Instant::now();
        let done = black_box(work());
        fastest = fastest.min(start.elapsed().as_secs_f64());
        n_pairs = done.iter().map(|(n, _)| n).sum();
    }
    n_pairs as f64 / fastest
}

/// Spellings of one native form, random pairs, and random pairs with one first letter: how many are taken for one name.
fn check_romanised(path: &Path, script: &str) {
    let Ok(text) = std::fs::read_to_string(path) else { return println!("skipped: {}", path.display()) };
    let mut spellings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut all = Vec::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (Some(latin), Some(native), Some(count)) = (fields.next(), fields.next(), fields.next()) else { continue };
        if count.parse().unwrap_or(0) >= LEAST_COUNT {
            spellings.entry(native).or_default().push(latin);
            all.push((latin, native));
        }
    }
    let alike = spellings.iter().filter(|(native, _)| checks(native)).flat_map(|(_, names)| pairs(names));
    let (n_alike, n_recognised) = count(alike);
    let half = all.len() / 2;
    let (n_random, n_false) = count(different(all[..half].iter().zip(&all[half..])));
    let mut by_letter: BTreeMap<char, Vec<(&str, &str)>> = BTreeMap::new();
    all.iter().for_each(|&name| by_letter.entry(name.0.chars().next().unwrap_or(' ')).or_default().push(name));
    let near = by_letter.values().flat_map(|names| names[..names.len() / 2].iter().zip(&names[names.len() / 2..]));
    let (n_near, n_near_false) = count(different(near));
    println!(
        "{script}: {:.3} of {n_alike} spellings recognised, {:.5} of {n_random} random pairs and {:.5} of {n_near} with one first letter taken",
        share(n_recognised, n_alike),
        share(n_false, n_random),
        share(n_near_false, n_near)
    );
}

/// The native forms from which `examples/train_romanisation.rs` does not learn.
fn checks(native: &str) -> bool {
    !native.bytes().map(u32::from).sum::<u32>().is_multiple_of(2)
}

/// The first pairs of the spellings of one name.
fn pairs<'t>(names: &[&'t str]) -> Vec<(&'t str, &'t str)> {
    let all = names.iter().enumerate().flat_map(|(at, a)| names[at + 1..].iter().map(move |b| (*a, *b)));
    all.take(MOST_PAIRS).collect()
}

/// The pairs that have two native forms and are not written alike.
fn different<'p, 't: 'p>(
    pairs: impl Iterator<Item = (&'p (&'t str, &'t str), &'p (&'t str, &'t str))>,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    pairs.filter(|(a, b)| a.0 != b.0 && a.1 != b.1).map(|(a, b)| (a.0, b.0))
}

fn count<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> (usize, usize) {
    pairs.fold((0, 0), |(n, n_taken), (a, b)| (n + 1, n_taken + usize::from(is_match(a, b))))
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
