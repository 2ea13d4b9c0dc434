//! How likely two statements say the same, and how likely they tell of one thing at all.
//!
//! Two logistic models over the features of `wording`, `meaning` and `roles`. Their weights are learned from MRPC and
//! Emergent by `cargo run --release --example train_pairs` and kept in `data/statement_matching.tsv` and
//! `data/statement_relatedness.tsv`.

use std::sync::LazyLock;

use crate::lexicon::Weights;

use super::align::Alignment;
use super::{meaning, roles, wording};

const N: usize = wording::NAMES.len() + meaning::NAMES.len() + roles::NAMES.len();

/// The names of the features, in the order of `Features`.
pub const FEATURES: [&str; N] = names();

/// One number for each of `FEATURES`.
pub type Features = [f64; N];

static WEIGHTS: LazyLock<Weights<N>> =
    LazyLock::new(|| Weights::new(include_str!("../../data/statement_matching.tsv"), &FEATURES));

static RELATED_WEIGHTS: LazyLock<Weights<N>> =
    LazyLock::new(|| Weights::new(include_str!("../../data/statement_relatedness.tsv"), &FEATURES));

/// The features of an alignment.
pub fn features(alignment: &Alignment<'_>) -> Features {
    let mut features = [0.0; N];
    let parts = wording::of(alignment).into_iter().chain(meaning::of(alignment)).chain(roles::of(alignment));
    features.iter_mut().zip(parts).for_each(|(place, part)| *place = part);
    features
}

/// How likely both say the same.
pub fn likelihood(features: &Features) -> f64 {
    WEIGHTS.likelihood(features)
}

/// How likely both tell of one thing, whatever each says of it.
pub fn relatedness(features: &Features) -> f64 {
    RELATED_WEIGHTS.likelihood(features)
}

const fn names() -> [&'static str; N] {
    let mut names = [""; N];
    let parts: [&[&str]; 3] = [&wording::NAMES, &meaning::NAMES, &roles::NAMES];
    let (mut at, mut part) = (0, 0);
    while part < parts.len() {
        let mut of_part = 0;
        while of_part < parts[part].len() {
            names[at] = parts[part][of_part];
            at += 1;
            of_part += 1;
        }
        part += 1;
    }
    names
}
