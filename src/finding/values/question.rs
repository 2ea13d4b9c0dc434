//! Whether two values answer one question, as numbers and as a learned likelihood.
//!
//! Referents first: the features know what the values are values of, never the values themselves, so that the same
//! likelihood speaks for an agreement and for a conflict. The weights are learned by
//! `cargo run --release --example train_values` and kept in `data/value_matching.tsv`.

use std::sync::LazyLock;

use crate::lexicon::{Weights, frequency, senses};

use super::anchor::Anchor;
use super::surroundings::Surroundings;

/// The names of the features, in the order of `Features`.
pub const FEATURES: [&str; 20] = [
    "claims alike",
    "claims hardly alike",
    "same deed",
    "deeds of both, unlike",
    "same part in the deed",
    "shared participants",
    "participants of both, none shared",
    "shared things",
    "shared words around",
    "one in words of saying",
    "both in words of saying",
    "same preposition",
    "prepositions of both, unlike",
    "same noun above",
    "nouns above of both, unlike",
    "noun above of one",
    "same counted",
    "related counted",
    "counted of one",
    "other values",
];

/// One number for each of `FEATURES`.
pub type Features = [f64; FEATURES.len()];

static WEIGHTS: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../../data/value_matching.tsv"), &FEATURES));

/// Log odds beyond this are all the same: as good as certain.
const MAX_ODDS: f64 = 3.0;

/// Rarity of a word that counts as one telling word.
const TELLING: f64 = 8.0;

/// What is known of one value beside the value.
pub(super) struct Asked<'a> {
    pub anchor: Anchor<'a>,
    pub around: Surroundings<'a>,
    /// The lemma of what is counted.
    pub counted: Option<&'a str>,
    /// How many values of its kind the claim holds.
    pub n_values: usize,
}

/// What two values have in common beside themselves; `similarity` is that of their claims.
pub(super) fn features(a: &Asked<'_>, b: &Asked<'_>, similarity: f64) -> Features {
    let odds = (similarity / (1.0 - similarity).max(1e-6)).ln().clamp(-MAX_ODDS, MAX_ODDS);
    let deed = likeness(&a.anchor.deeds, &b.anchor.deeds);
    let both = |x: bool, y: bool, alike: bool| (f64::from(x && y && alike), f64::from(x && y && !alike));
    let n_shared = a.anchor.entities.iter().filter(|entity| b.anchor.entities.binary_search(entity).is_ok()).count();
    let have_entities = !a.anchor.entities.is_empty() && !b.anchor.entities.is_empty();
    let (same_marker, other_marker) =
        both(a.anchor.marker.is_some(), b.anchor.marker.is_some(), a.anchor.marker == b.anchor.marker);
    let noun_alike = a.anchor.noun.zip(b.anchor.noun).is_some_and(|(x, y)| are_one(x, y) > 0.0);
    let (same_noun, other_noun) = both(a.anchor.noun.is_some(), b.anchor.noun.is_some(), noun_alike);
    let counted = a.counted.zip(b.counted).map_or(0.0, |(x, y)| are_one(x, y));
    [
        odds.max(0.0),
        (-odds).max(0.0),
        deed,
        f64::from(deed == 0.0 && !a.anchor.deeds.is_empty() && !b.anchor.deeds.is_empty()),
        f64::from(a.anchor.role.is_some() && a.anchor.role == b.anchor.role),
        n_shared.min(2) as f64,
        f64::from(have_entities && n_shared == 0),
        (shared_things(&a.anchor.things, &b.anchor.things) / TELLING).min(2.0),
        (a.around.shared_rarity(&b.around) / TELLING).min(4.0),
        f64::from(a.anchor.is_said != b.anchor.is_said),
        f64::from(a.anchor.is_said && b.anchor.is_said),
        same_marker,
        other_marker,
        same_noun,
        other_noun,
        f64::from(a.anchor.noun.is_some() != b.anchor.noun.is_some()),
        f64::from(counted == 1.0),
        f64::from(counted > 0.0 && counted < 1.0),
        f64::from(a.counted.is_some() != b.counted.is_some()),
        ((a.n_values * b.n_values) as f64).ln(),
    ]
}

/// How likely two values answer one question.
pub(super) fn likelihood(features: &Features) -> f64 {
    WEIGHTS.likelihood(features)
}

/// 1 for one word, less for relatives, 0 for two words.
fn are_one(a: &str, b: &str) -> f64 {
    match a == b {
        true => 1.0,
        false if senses::are_related(a, b) => 0.7,
        false => 0.0,
    }
}

fn likeness(a: &[&str], b: &[&str]) -> f64 {
    a.iter().flat_map(|x| b.iter().map(|y| are_one(x, y))).fold(0.0, f64::max)
}

fn shared_things(a: &[&str], b: &[&str]) -> f64 {
    let shared = a.iter().filter(|x| b.iter().any(|y| are_one(x, y) > 0.0));
    shared.map(|word| frequency::rarity(word)).sum()
}
