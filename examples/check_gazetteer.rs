//! How much each flag of `lexicon::gazetteer` tells about the names in labelled sentences, and what it costs.
//!
//! `cargo run --release --example check_gazetteer [FILE.iob2]`; without a file it reads UNER EWT train from
//! `../shared/data` and says so where it is absent.

#[path = "learning/labelled.rs"]
mod labelled;

use std::path::{Path, PathBuf};
use std::time::Instant;

use corroborate::lexicon::gazetteer::{N_FLAGS, flags};
use corroborate::syntax::training::normal;

/// How often the sentences are read for the measurement of speed.
const N_ROUNDS: u32 = 10;

/// The labels in the order of the columns.
const LABELS: [&str; 7] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"];

/// The names of the flags in the order of their bits.
const NAMES: [&str; N_FLAGS] = [
    "given",
    "rare given",
    "family",
    "rare family",
    "world name",
    "famous",
    "particle",
    "generation",
    "title",
    "post",
    "country",
    "demonym",
    "state",
    "known city",
    "city",
    "place",
    "facility",
    "place head",
    "organization head",
    "legal",
    "organization",
    "other",
    "calendar",
    "lower",
    "mixed",
    "dictionary",
    "capital",
    "opens",
    "continues",
];

fn main() {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/uner_ewt/en_ewt-ud-train.iob2");
    let path = std::env::args().nth(1).map_or(default, PathBuf::from);
    let sentences = labelled::read(&path);
    if sentences.is_empty() {
        println!("skipped: {} is absent", path.display());
        return;
    }
    let start = Instant::now();
    flags(&["a"], &["a"], &mut Vec::new());
    println!("tables read in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let norms: Vec<Vec<String>> =
        sentences.iter().map(|sentence| sentence.words.iter().map(|word| normal(word)).collect()).collect();
    let views: Vec<(Vec<&str>, Vec<&str>)> = sentences
        .iter()
        .zip(&norms)
        .map(|(sentence, norms)| {
            (sentence.words.iter().map(String::as_str).collect(), norms.iter().map(String::as_str).collect())
        })
        .collect();
    measure_speed(&views);
    print_table(&sentences, &views);
}

fn measure_speed(views: &[(Vec<&str>, Vec<&str>)]) {
    let mut out = Vec::new();
    let mut n_tokens = 0;
    let start = Instant::now();
    for _ in 0..N_ROUNDS {
        for (words, norms) in views {
            flags(words, norms, &mut out);
            n_tokens += out.len();
        }
    }
    println!("{:.2} M tokens/s", n_tokens as f64 / start.elapsed().as_secs_f64() / 1e6);
}

/// The column of each token.
fn columns(sentence: &labelled::Sentence) -> Vec<usize> {
    let mut columns = vec![0; sentence.words.len()];
    for &(start, end, kind) in &sentence.names {
        let begin = LABELS.iter().position(|label| label.ends_with(kind)).unwrap_or(0);
        columns[start] = begin;
        columns[start + 1..end].fill(begin + 1);
    }
    columns
}

fn print_table(sentences: &[labelled::Sentence], views: &[(Vec<&str>, Vec<&str>)]) {
    let mut counts = [[0_u32; LABELS.len()]; N_FLAGS];
    let mut all = [0_u32; LABELS.len()];
    let mut out = Vec::new();
    for (sentence, (words, norms)) in sentences.iter().zip(views) {
        flags(words, norms, &mut out);
        for (column, mask) in columns(sentence).into_iter().zip(&out) {
            all[column] += 1;
            (0..N_FLAGS).filter(|bit| mask >> bit & 1 == 1).for_each(|bit| counts[bit][column] += 1);
        }
    }
    println!(
        "\n{:13} {:>7} {:>6}   share of the flag's tokens with each label, in hundredths; in brackets: of the label's tokens",
        "flag", "tokens", "mbits"
    );
    for (bit, row) in counts.iter().enumerate() {
        let total: u32 = row.iter().sum();
        print!("{:13} {total:7} {:6.2}  ", NAMES[bit], information(row, &all) * 1e3);
        for (column, label) in LABELS.iter().enumerate() {
            let precision = 100.0 * f64::from(row[column]) / f64::from(total.max(1));
            let recall = 100.0 * f64::from(row[column]) / f64::from(all[column].max(1));
            print!(" {label} {precision:2.0} ({recall:2.0})");
        }
        println!();
    }
}

/// The bits that the flag tells about the label.
fn information(with: &[u32], all: &[u32]) -> f64 {
    let n_all: f64 = all.iter().map(|&n| f64::from(n)).sum();
    let n_with: f64 = with.iter().map(|&n| f64::from(n)).sum();
    let part = |joint: f64, flag: f64, label: f64| {
        if joint == 0.0 { 0.0 } else { joint / n_all * (joint * n_all / (flag * label)).log2() }
    };
    with.iter()
        .zip(all)
        .map(|(&joint, &label)| (f64::from(joint), f64::from(label)))
        .map(|(joint, label)| part(joint, n_with, label) + part(label - joint, n_all - n_with, label))
        .sum()
}
