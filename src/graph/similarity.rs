//! How likely two claims speak of one thing, from their features.
//!
//! A logistic model. Its weights are learned by `cargo run --release --example train_matching` and kept in
//! `data/claim_matching.tsv`. Leaves the features themselves to `features`.

use std::sync::LazyLock;

use crate::lexicon::Weights;
use crate::verdict::{Reason, Score};

use super::features::{FEATURES, Features};

static WEIGHTS: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../data/claim_matching.tsv"), &FEATURES));

/// A feature that moves the log odds by less is no reason to name.
const MIN_REASON: f64 = 0.3;

/// The likelihood alone.
pub(super) fn likelihood(features: &Features) -> f64 {
    WEIGHTS.likelihood(features)
}

/// The likelihood, with the features that speak for and against it, the strongest first; `None` below `least`.
pub(super) fn score(features: &Features, least: f64) -> Option<Score> {
    let value = WEIGHTS.likelihood(features);
    if value < least {
        return None;
    }
    let parts = WEIGHTS.parts(features);
    let mut named: Vec<usize> = (0..parts.len()).filter(|&at| parts[at].abs() >= MIN_REASON).collect();
    named.sort_by(|a, b| parts[*b].abs().total_cmp(&parts[*a].abs()).then(a.cmp(b)));
    let reasons = named.into_iter().map(|at| reason(at, features[at], parts[at])).collect();
    Some(Score { value, reasons })
}

fn reason(feature: usize, value: f64, part: f64) -> Reason {
    let rule = if part > 0.0 { "claim/alike" } else { "claim/unlike" };
    Reason::new(rule, format!("{}: {value:.2}", FEATURES[feature]))
}
