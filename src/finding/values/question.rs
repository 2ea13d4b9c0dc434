//! Whether two values answer one question, as numbers and as a learned likelihood.
//!
//! Referents first: the features know what the values are values of, never the values themselves, so that the same
//! likelihood speaks for an agreement and for a conflict. The weights are learned by
//! `cargo run --release --example train_values` and kept in `data/date_questions.tsv` and `data/number_questions.tsv`.

use std::sync::LazyLock;

use crate::finding::Slot;
use crate::lexicon::{Weights, frequency, senses};

use super::anchor::Anchor;
use super::surroundings::Surroundings;

/// The names of the features, in the order of `Features`.
pub const FEATURES: [&str; 23] = [
    "claims alike",
    "claims hardly alike",
    "same deed",
    "deed told of elsewhere",
    "deeds unlike",
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
    "counted of both, unlike",
    "counted of one",
    "same unit",
    "other values",
];

/// One number for each of `FEATURES`.
pub type Features = [f64; FEATURES.len()];

static OF_DATES: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../../data/date_questions.tsv"), &FEATURES));

static OF_NUMBERS: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../../data/number_questions.tsv"), &FEATURES));

/// Where the features stand that hold against one question, or would outweigh it.
static DOUBTS: LazyLock<[usize; 5]> = LazyLock::new(|| {
    let names = [
        "claims alike",
        "deeds unlike",
        "participants of both, none shared",
        "noun above of one",
        "counted of both, unlike",
    ];
    names.map(|name| FEATURES.iter().position(|known| *known == name).expect("DOUBTS names features"))
});

/// Log odds beyond this are all the same: as good as certain.
const MAX_ODDS: f64 = 4.0;

/// Rarity of a word that counts as one telling word.
const TELLING: f64 = 8.0;

/// What is known of one value beside the value.
pub(super) struct Asked<'a> {
    pub anchor: Anchor<'a>,
    pub around: Surroundings<'a>,
    /// The lemma of what is counted.
    pub counted: Option<&'a str>,
    /// The unit of a number, "votes" for a score; empty where it has none.
    pub unit: &'a str,
}

/// What two values have in common beside themselves; `similarity` is that of their claims, `n_left` how many other
/// values of each claim no value of the other claim agrees with.
pub(super) fn features(a: &Asked<'_>, b: &Asked<'_>, similarity: f64, n_left: (usize, usize)) -> Features {
    let odds = (similarity / (1.0 - similarity).max(1e-6)).ln().clamp(-MAX_ODDS, MAX_ODDS);
    let (x, y) = (&a.anchor, &b.anchor);
    let deed = likeness(&x.deeds, &y.deeds);
    let elsewhere = if deed > 0.0 { 0.0 } else { likeness(&x.deeds, &y.near).max(likeness(&x.near, &y.deeds)) };
    let has_deeds = !x.deeds.is_empty() && !y.deeds.is_empty();
    let is_one_deed = deed.max(elsewhere);
    let n_shared = x.entities.iter().filter(|entity| y.entities.binary_search(entity).is_ok()).count();
    let have_entities = !x.entities.is_empty() && !y.entities.is_empty();
    let markers = x.marker.zip(y.marker);
    let nouns = x.noun.zip(y.noun);
    let noun = nouns.map_or(0.0, |(x, y)| are_one(x, y));
    let counted = a.counted.zip(b.counted).map_or(0.0, |(x, y)| are_one(x, y));
    [
        odds.max(0.0),
        (-odds).max(0.0),
        deed,
        elsewhere,
        f64::from(is_one_deed == 0.0 && has_deeds),
        f64::from(x.role.is_some() && x.role == y.role) * is_one_deed,
        n_shared.min(2) as f64,
        f64::from(have_entities && n_shared == 0),
        (shared_things(&x.things, &y.things) / TELLING).min(2.0),
        (a.around.shared_rarity(&b.around) / TELLING).min(4.0),
        f64::from(x.is_said != y.is_said),
        f64::from(x.is_said && y.is_said),
        f64::from(markers.is_some_and(|(x, y)| x == y)),
        f64::from(markers.is_some_and(|(x, y)| x != y)),
        noun,
        f64::from(nouns.is_some() && noun == 0.0),
        f64::from(x.noun.is_some() != y.noun.is_some()),
        f64::from(counted == 1.0),
        f64::from(counted > 0.0 && counted < 1.0),
        f64::from(a.counted.is_some() && b.counted.is_some() && counted == 0.0),
        f64::from(a.counted.is_some() != b.counted.is_some()),
        f64::from(!a.unit.is_empty() && a.unit == b.unit),
        (((1 + n_left.0) * (1 + n_left.1)) as f64).ln(),
    ]
}

/// Whether the features hold against one question: two deeds, one deed of others, two things counted.
pub(super) fn is_doubtful(features: &Features) -> bool {
    let [claims, deeds, participants, noun, counted] = DOUBTS.map(|at| features[at]);
    let is_loose = claims == 0.0 || noun > 0.0;
    deeds > 0.0 && is_loose || participants > 0.0 || counted > 0.0
}

/// How likely two values of a kind answer one question.
pub(super) fn likelihood(slot: Slot, features: &Features) -> f64 {
    if slot == Slot::Date { OF_DATES.likelihood(features) } else { OF_NUMBERS.likelihood(features) }
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
