//! Learns the weights of `data/statement_stance.tsv`: whether a statement is for, against or observing another.
//!
//! `cargo run --release --example train_stance [-- --write]` reads `../shared/data/emergent` and says so where it is absent.
//! Prints the accuracy with each tenth of the claims judged by weights learned from the others, so that no claim is in
//! both, and what was taken for what; with `--write` writes the weights learned from all.

#[path = "learning/logistic.rs"]
#[allow(dead_code, reason = "each example prints another part")]
mod logistic;
#[path = "learning/statements.rs"]
#[allow(dead_code, reason = "each example reads other pairs")]
mod statements;

use std::fmt::Write as _;
use std::path::Path;

use corroborate::lexicon::{BIAS, Weights};
use corroborate::matching::{
    CREDIT_FEATURES, CreditFeatures, Uptake, UptakeWeights, credit_features, likeliest, weighed,
};
use rayon::prelude::*;

/// Into so many parts the claims are divided.
const N_PARTS: u64 = 10;

/// The features of a pair, its label, and the part that its claim belongs to.
type Example = (CreditFeatures, Uptake, u64);

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pairs = statements::emergent(&root.join("../shared/data/emergent/train.csv"));
    if pairs.is_empty() {
        eprintln!("skipped: ../shared/data has no emergent");
        return Ok(());
    }
    let label = |name: &str| Uptake::ALL.into_iter().find(|uptake| uptake.name() == name);
    let examples: Vec<Example> = pairs
        .par_iter()
        .filter_map(|pair| Some((credit_features(&pair.a, &pair.b), label(&pair.label)?, pair.part(N_PARTS))))
        .collect();
    print_cross_validated(&examples);
    let table = render(&learn(examples.iter()));
    println!("{table}");
    match std::env::args().any(|argument| argument == "--write") {
        true => std::fs::write(root.join("data/statement_stance.tsv"), table),
        false => Ok(()),
    }
}

fn print_cross_validated(examples: &[Example]) {
    let mut counts = [[0; 3]; 3];
    for part in 0..N_PARTS {
        let weights = learn(examples.iter().filter(|example| example.2 != part));
        for (features, label, _) in examples.iter().filter(|example| example.2 == part) {
            counts[*label as usize][likeliest(&weighed(&weights, features)) as usize] += 1;
        }
    }
    let right: usize = (0..3).map(|at| counts[at][at]).sum();
    println!("{} pairs, accuracy {:.1}", examples.len(), 100.0 * right as f64 / examples.len() as f64);
    println!("label      taken for: for, observing, against");
    for (uptake, row) in Uptake::ALL.iter().zip(counts) {
        println!("{:<10} {row:?}", uptake.name());
    }
}

/// One model for each answer against the other two.
fn learn<'e>(examples: impl Iterator<Item = &'e Example> + Clone) -> UptakeWeights {
    Uptake::ALL.map(|uptake| {
        let of_one: Vec<(CreditFeatures, bool)> =
            examples.clone().map(|(features, label, _)| (*features, *label == uptake)).collect();
        logistic::learn(&of_one)
    })
}

fn render(weights: &UptakeWeights) -> String {
    let column = |of: &dyn Fn(&Weights<{ CREDIT_FEATURES.len() }>) -> f64| weights.each_ref().map(of);
    let mut rows: Vec<(&str, [f64; 3])> =
        CREDIT_FEATURES.iter().enumerate().map(|(at, name)| (*name, column(&|of| of.of_features[at]))).collect();
    rows.push((BIAS, column(&|of| of.bias)));
    rows.sort_by_key(|(name, _)| *name);
    let mut table = "# Weights of the logistic models that tell whether a statement is for, observing or against another, in that order.\n\
         # origin: learned by examples/train_stance.rs from Emergent\n\
         # licence: MIT OR Apache-2.0 (weights only)\n"
        .to_string();
    for (name, [one, two, three]) in rows {
        let _ = writeln!(table, "{name}\t{one:.4}\t{two:.4}\t{three:.4}");
    }
    table
}
