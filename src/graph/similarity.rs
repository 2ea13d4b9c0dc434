//! How likely two claims speak of one thing, from their features.
//!
//! A logistic model. Its weights are learned by `cargo run --release --example train_matching` and kept in
//! `data/claim_matching.tsv`. Leaves the features themselves to `features`.

use std::sync::LazyLock;

use crate::lexicon::Weights;
use crate::verdict::{Reason, Score};

use super::context::{self, ContextFeatures};
use super::features::{FEATURES, Features};

static WEIGHTS: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../data/claim_matching.tsv"), &FEATURES));

/// A feature that moves the log odds by less is no reason to name.
const MIN_REASON: f64 = 0.3;

/// The log odds by what the two claims have in common.
pub(super) fn odds(features: &Features) -> f64 {
    WEIGHTS.bias + WEIGHTS.parts(features).iter().sum::<f64>()
}

/// The likelihood, by the context where there is one.
pub(super) fn likelihood(odds: f64, context: Option<&ContextFeatures>) -> f64 {
    context.map_or_else(|| 1.0 / (1.0 + (-odds).exp()), context::likelihood)
}

/// A likelihood with the features that speak for and against it, the strongest first, and then the context.
pub(super) fn score(value: f64, features: &Features, context: Option<&ContextFeatures>) -> Score {
    let parts = WEIGHTS.parts(features);
    let mut named: Vec<usize> = (0..parts.len()).filter(|&at| parts[at].abs() >= MIN_REASON).collect();
    named.sort_by(|a, b| parts[*b].abs().total_cmp(&parts[*a].abs()).then(a.cmp(b)));
    let of_context = context.into_iter().flat_map(context::reasons);
    Score {
        value,
        reasons: named.into_iter().map(|at| reason(at, features[at], parts[at])).chain(of_context).collect(),
    }
}

fn reason(feature: usize, value: f64, part: f64) -> Reason {
    let rule = if part > 0.0 { "claim/alike" } else { "claim/unlike" };
    Reason::new(rule, format!("{}: {value:.2}", FEATURES[feature]))
}
