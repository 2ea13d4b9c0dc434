//! Two statements that stand alone: how alike they are, and how one stands to the other.
//!
//! A statement is a sentence or two without an article around it. `statement` reads it, `align` pairs the words of two,
//! `wording`, `meaning`, `roles` and `credit` make features, `similarity` and `stance` weigh them, `contradiction` finds
//! values that cannot both be right, `reasons` tells why. Claims within articles are compared by `graph`, which knows
//! their event; nothing here does.

mod align;
mod contradiction;
mod credit;
mod meaning;
mod reasons;
mod roles;
mod similarity;
mod stance;
mod statement;
mod wording;

use crate::verdict::Reason;

use align::Alignment;
pub use similarity::{FEATURES, Features};
pub use stance::{CREDIT_FEATURES, CreditFeatures, Uptake, UptakeWeights, likeliest, weighed};
use statement::Statement;

/// How one statement stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They say the same.
    Same,
    /// They tell of one thing, and both can be right: one tells more, or only passes on what the other states.
    Compatible,
    /// They tell of one thing, and cannot both be right, or one denies the other.
    Conflict,
    /// They tell of different things.
    Different,
}

impl Relation {
    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Compatible => "compatible",
            Relation::Conflict => "conflict",
            Relation::Different => "different",
        }
    }
}

/// What comparing two statements found.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// How likely they say the same.
    pub similarity: f64,
    /// How one stands to the other.
    pub relation: Relation,
    /// Whether one upholds, passes on or denies the other.
    pub uptake: Uptake,
    /// Why, the decisive one first.
    pub reasons: Vec<Reason>,
}

/// Two statements say the same where that is likelier than not.
const SAME: f64 = 0.5;

/// They tell of one thing where that is likelier than not.
const RELATED: f64 = 0.5;

/// One denies the other where that is likelier than both other answers together.
const DENIED: f64 = 0.5;

/// Compares two statements. Symmetric: the order of the two changes nothing.
///
/// ```
/// use corroborate::matching::{Relation, compare};
/// let found = compare("The harbour of Norvik was closed on Monday.", "Norvik's harbour was closed Monday.");
/// assert_eq!(found.relation, Relation::Same);
/// ```
pub fn compare(a: &str, b: &str) -> Match {
    let (a, b) = in_order(a, b);
    let alignment = Alignment::new(&a, &b);
    let features = similarity::features(&alignment);
    let uptakes = stance::likelihoods(&credit::of(&alignment, &features));
    let similarity = similarity::likelihood(&features);
    let contradictions = contradiction::find(&alignment);
    let is_denied = !contradictions.is_empty() || uptakes[2] >= DENIED;
    let relation = match () {
        () if similarity < SAME && similarity::relatedness(&features) < RELATED => Relation::Different,
        () if is_denied => Relation::Conflict,
        () if similarity >= SAME => Relation::Same,
        () => Relation::Compatible,
    };
    let reasons = contradictions.into_iter().chain(reasons::of(&alignment)).collect();
    Match { similarity, relation, uptake: likeliest(&uptakes), reasons }
}

/// The features of two statements: for learning the weights of `similarity`.
pub fn features(a: &str, b: &str) -> Features {
    let (a, b) = in_order(a, b);
    similarity::features(&Alignment::new(&a, &b))
}

/// The features that tell how one statement takes the other: for learning the weights of `stance`.
pub fn credit_features(a: &str, b: &str) -> CreditFeatures {
    let (a, b) = in_order(a, b);
    let alignment = Alignment::new(&a, &b);
    credit::of(&alignment, &similarity::features(&alignment))
}

/// Reads both, in an order that does not depend on the arguments': pairing words must not depend on it either.
fn in_order(a: &str, b: &str) -> (Statement, Statement) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (Statement::new(first), Statement::new(second))
}
