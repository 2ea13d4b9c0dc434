//! Learns the weights of `data/statement_matching.tsv` and `data/statement_relatedness.tsv`: whether two statements say
//! the same, and whether they tell of one thing.
//!
//! `cargo run --release --example train_pairs [-- --write]` reads `../shared/data/mrpc` and `../shared/data/emergent`, and
//! says so where they are absent. Sameness is learned from one half of MRPC, told by a hash of the pair, and checked on
//! the other, which is never learned from. Relatedness is learned from the pairs of the same half and of Emergent, whatever
//! their label, against the first sentence of each with the second of another pair. Prints accuracy and F1 of both
//! halves and of both models, and what `compare` makes of the half kept for checking.

#[path = "learning/logistic.rs"]
#[allow(dead_code, reason = "each example prints another part")]
mod logistic;
#[path = "learning/statements.rs"]
#[allow(dead_code, reason = "each example reads other pairs")]
mod statements;

use std::path::Path;

use corroborate::lexicon::Weights;
use corroborate::matching::{FEATURES, Features, Relation, compare, features};
use rayon::prelude::*;
use statements::Labelled;

/// The features of a pair with its label.
type Example = (Features, bool);

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paraphrases = statements::mrpc(&root.join("../shared/data/mrpc/msr-para-train.tsv"));
    let headlines = statements::emergent(&root.join("../shared/data/emergent/train.csv"));
    if paraphrases.is_empty() || headlines.is_empty() {
        eprintln!("skipped: ../shared/data has no mrpc or no emergent");
        return Ok(());
    }
    let (learned, checked): (Vec<Labelled>, Vec<Labelled>) = paraphrases.into_iter().partition(Labelled::is_to_learn);
    let same = learn_same(&learned, &checked);
    let related = learn_related(&learned, &checked, &headlines);
    print_relations(&checked);
    if std::env::args().any(|argument| argument == "--write") {
        let head = |what: &str, origin: &str| {
            format!(
                "# Weights of the logistic model that tells whether two statements {what}.\n# origin: learned by examples/train_pairs.rs from {origin}\n# licence: MIT OR Apache-2.0 (weights only)\n"
            )
        };
        let table = logistic::render(&head("say the same", "one half of MRPC"), &same, &FEATURES);
        std::fs::write(root.join("data/statement_matching.tsv"), table)?;
        let origin = "one half of MRPC and from Emergent, without their labels";
        let table = logistic::render(&head("tell of one thing", origin), &related, &FEATURES);
        std::fs::write(root.join("data/statement_relatedness.tsv"), table)?;
    }
    Ok(())
}

fn learn_same(learned: &[Labelled], checked: &[Labelled]) -> Weights<{ FEATURES.len() }> {
    let examples = |pairs: &[Labelled]| -> Vec<Example> {
        pairs.par_iter().map(|pair| (features(&pair.a, &pair.b), pair.label == "1")).collect()
    };
    let (learned, checked) = (examples(learned), examples(checked));
    let weights = logistic::learn(&learned);
    print("same, MRPC, learned from", &weights, &learned);
    print("same, MRPC, kept for checking", &weights, &checked);
    weights
}

fn learn_related(learned: &[Labelled], checked: &[Labelled], headlines: &[Labelled]) -> Weights<{ FEATURES.len() }> {
    let examples = |pairs: &[Labelled]| -> Vec<Example> {
        let of_one = pairs.par_iter().map(|pair| (features(&pair.a, &pair.b), true));
        // Half the list away, because neighbours in Emergent are of one claim.
        let of_two = (0..pairs.len()).into_par_iter().map(|at| {
            let other = &pairs[(at + pairs.len() / 2) % pairs.len()];
            (features(&pairs[at].a, &other.b), false)
        });
        of_one.chain(of_two).collect()
    };
    let (of_learned, of_checked, of_headlines) = (examples(learned), examples(checked), examples(headlines));
    print("related, Emergent, by MRPC alone", &logistic::learn(&of_learned), &of_headlines);
    let both: Vec<Example> = of_learned.into_iter().chain(of_headlines).collect();
    let weights = logistic::learn(&both);
    print("related, learned from", &weights, &both);
    print("related, MRPC kept for checking", &weights, &of_checked);
    weights
}

fn print(what: &str, weights: &Weights<{ FEATURES.len() }>, examples: &[Example]) {
    let judged: Vec<(bool, bool)> =
        examples.iter().map(|(features, label)| (weights.likelihood(features) >= 0.5, *label)).collect();
    print_judged(what, &judged);
}

/// Prints accuracy and F1 of pairs of answer and label.
fn print_judged(what: &str, judged: &[(bool, bool)]) {
    let n = |answer: bool, label: bool| judged.iter().filter(|one| **one == (answer, label)).count() as f64;
    let accuracy = (n(true, true) + n(false, false)) / judged.len() as f64;
    let f1 = 2.0 * n(true, true) / (2.0 * n(true, true) + n(true, false) + n(false, true));
    println!("{what}: {} pairs, accuracy {:.1}, F1 {:.1}", judged.len(), 100.0 * accuracy, 100.0 * f1);
}

/// What `compare`, with the weights compiled in, makes of paraphrases and others.
fn print_relations(checked: &[Labelled]) {
    let relations: Vec<(Relation, bool)> =
        checked.par_iter().map(|pair| (compare(&pair.a, &pair.b).relation, pair.label == "1")).collect();
    for relation in [Relation::Same, Relation::Compatible, Relation::Conflict, Relation::Different] {
        let n = |label| relations.iter().filter(|one| **one == (relation, label)).count();
        println!("compare says {}: {} paraphrases, {} others", relation.name(), n(true), n(false));
    }
    let judged: Vec<(bool, bool)> =
        relations.iter().map(|(relation, label)| (*relation == Relation::Same, *label)).collect();
    print_judged("compare, MRPC kept for checking, with the weights compiled in", &judged);
}
