//! Whether one statement upholds the other, denies it, or only passes it on.
//!
//! Three logistic models over the features of `credit`, one for each answer, made to sum up to 1. Their weights are
//! learned from Emergent by `cargo run --release --example train_stance` and kept in `data/statement_stance.tsv`.

use std::sync::LazyLock;

use crate::lexicon::Weights;

use super::credit;

/// The names of the features, in the order of `CreditFeatures`.
pub const CREDIT_FEATURES: [&str; credit::NAMES.len()] = credit::NAMES;

/// One number for each of `CREDIT_FEATURES`.
pub type CreditFeatures = [f64; CREDIT_FEATURES.len()];

/// How one statement takes the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Uptake {
    /// It says so too.
    For,
    /// It passes it on, without saying that it is so.
    Observing,
    /// It says that it is not so.
    Against,
}

impl Uptake {
    /// All, in the order of the columns of the table.
    pub const ALL: [Uptake; 3] = [Uptake::For, Uptake::Observing, Uptake::Against];

    /// Its name in output and in Emergent.
    pub fn name(self) -> &'static str {
        match self {
            Uptake::For => "for",
            Uptake::Observing => "observing",
            Uptake::Against => "against",
        }
    }
}

/// The weights of the three models, in the order of `Uptake::ALL`.
pub type UptakeWeights = [Weights<{ CREDIT_FEATURES.len() }>; 3];

static WEIGHTS: LazyLock<UptakeWeights> = LazyLock::new(|| {
    let table = include_str!("../../data/statement_stance.tsv");
    std::array::from_fn(|at| Weights::of_column(table, &CREDIT_FEATURES, at + 1))
});

/// How likely each answer is, in the order of `Uptake::ALL`.
pub fn likelihoods(features: &CreditFeatures) -> [f64; 3] {
    weighed(&WEIGHTS, features)
}

/// How likely each answer is by `weights`: for learning them.
pub fn weighed(weights: &UptakeWeights, features: &CreditFeatures) -> [f64; 3] {
    let alone: [f64; 3] = std::array::from_fn(|at| weights[at].likelihood(features));
    let total: f64 = alone.iter().sum();
    alone.map(|likelihood| likelihood / total.max(f64::MIN_POSITIVE))
}

/// The likeliest answer.
pub fn likeliest(likelihoods: &[f64; 3]) -> Uptake {
    let best = (0..likelihoods.len()).fold(0, |best, at| if likelihoods[at] > likelihoods[best] { at } else { best });
    Uptake::ALL[best]
}
