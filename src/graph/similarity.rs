//! How likely two claims speak of one thing, from their features.
//!
//! A logistic model. Its weights are learned by `cargo run --release --example train_matching` and kept in
//! `data/claim_matching.tsv`. Leaves the features themselves to `features`.

use std::sync::LazyLock;

use crate::lexicon::entries;
use crate::verdict::{Reason, Score};

use super::features::{FEATURES, Features};
use super::terms::TermIndex;

/// The weight of each feature, and the bias.
struct Weights {
    bias: f64,
    of_features: Features,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights { bias: 0.0, of_features: [0.0; FEATURES.len()] };
    for fields in entries(include_str!("../../data/claim_matching.tsv")) {
        let Some(value) = fields.get(1).and_then(|value| value.parse().ok()) else { continue };
        match FEATURES.iter().position(|name| *name == fields[0]) {
            Some(at) => weights.of_features[at] = value,
            None => weights.bias = value,
        }
    }
    weights
});

/// A feature that moves the odds by less is no reason to name.
const MIN_REASON: f64 = 0.3;

/// The likelihood, with the features that speak for and against it.
pub(super) fn score(features: &Features, _index: &TermIndex, _a: usize, _b: usize) -> Score {
    let parts: Vec<f64> = features.iter().zip(&WEIGHTS.of_features).map(|(value, weight)| value * weight).collect();
    let odds = WEIGHTS.bias + parts.iter().sum::<f64>();
    let mut named: Vec<usize> = (0..parts.len()).filter(|&at| parts[at].abs() >= MIN_REASON).collect();
    named.sort_by(|a, b| parts[*b].abs().total_cmp(&parts[*a].abs()).then(a.cmp(b)));
    let reasons = named.into_iter().map(|at| reason(at, features[at], parts[at])).collect();
    Score { value: 1.0 / (1.0 + (-odds).exp()), reasons }
}

fn reason(feature: usize, value: f64, part: f64) -> Reason {
    let side = if part > 0.0 { "claim/alike" } else { "claim/unlike" };
    Reason::new(side, format!("{}: {value:.2}", FEATURES[feature]))
}
