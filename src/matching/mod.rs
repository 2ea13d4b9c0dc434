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

/// One denies the other where that is likelier than both other answers together; of two that seem to say the same, only
/// where it is sure.
const DENIED: f64 = 0.5;
const DENIED_THOUGH_ALIKE: f64 = 0.8;

/// One of two that seem to say the same only passes it on where that is sure.
const PASSED_ON: f64 = 0.9;

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
    let least = if similarity >= SAME { DENIED_THOUGH_ALIKE } else { DENIED };
    let is_denied = !contradictions.is_empty() || uptakes[2] >= least;
    // One that only passes on what the other states does not state it.
    let is_passed_on = uptakes[1] >= PASSED_ON;
    let relation = match () {
        () if similarity < SAME && similarity::relatedness(&features) < RELATED => Relation::Different,
        () if is_denied => Relation::Conflict,
        () if similarity >= SAME && !is_passed_on => Relation::Same,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: Relation) {
        for (a, b) in [(a, b), (b, a)] {
            let found = compare(a, b);
            assert_eq!(found.relation, expected, "{a} / {b}: {found:?}");
        }
        assert_eq!(compare(a, b), compare(b, a), "{a} / {b} is not symmetric");
    }

    #[test]
    fn tells_the_same_in_other_words() {
        check(
            "Orla Brandt resigned as minister of justice on Friday.",
            "On Friday, Orla Brandt resigned as justice minister.",
            Relation::Same,
        );
        check(
            "The storm damaged 12 houses in Velmora, police said.",
            "Police said the storm had damaged twelve houses in Velmora.",
            Relation::Same,
        );
    }

    #[test]
    fn takes_more_detail_for_compatible() {
        check(
            "The storm damaged 12 houses in Velmora.",
            "The storm that reached the coast on Sunday night tore off roofs, damaged 12 houses in Velmora and left its \
             northern villages without power, water or telephone.",
            Relation::Compatible,
        );
    }

    #[test]
    fn finds_what_cannot_both_be_right() {
        check("The storm damaged 12 houses in Velmora.", "The storm damaged 19 houses in Velmora.", Relation::Conflict);
        check("The storm damaged 12 houses.", "The storm damaged 19 houses.", Relation::Conflict);
        check("They met on 3 May 2021 in Halden.", "They met on 5 May 2021 in Halden.", Relation::Conflict);
        check("The minister resigned on Friday.", "The minister did not resign on Friday.", Relation::Conflict);
        check("Shares of Halden Steel rose.", "Shares of Halden Steel fell.", Relation::Conflict);
        check(
            "A ghost was seen in Velmora",
            "No, a ghost was not seen in Velmora: story is a hoax",
            Relation::Conflict,
        );
    }

    #[test]
    fn leaves_what_can_both_be_right() {
        let is_conflict = |a: &str, b: &str| compare(a, b).relation == Relation::Conflict;
        assert!(!is_conflict("The storm damaged 512 houses.", "The storm damaged about 500 houses."));
        assert!(!is_conflict("They met on 3 May 2021 in Halden.", "They met in May 2021 in Halden."));
        assert!(!is_conflict("The minister did not resign.", "The minister has not resigned."));
        assert!(!is_conflict("He refused to answer the question.", "He declined to answer the question."));
        assert!(!is_conflict("Shares of Halden Steel rose.", "The tide fell in Norvik before the race began."));
    }

    #[test]
    fn tells_two_things_apart() {
        check(
            "Orla Brandt resigned as minister of justice.",
            "The ferry to Norvik was full of tourists yesterday.",
            Relation::Different,
        );
    }

    #[test]
    fn reads_how_one_takes_the_other() {
        let uptake = |a: &str, b: &str| compare(a, b).uptake;
        assert_eq!(uptake("Halden is buying Norvik Air", "Halden buys Norvik Air after long talks"), Uptake::For);
        assert_eq!(uptake("Halden is buying Norvik Air", "Is Halden reportedly buying Norvik Air?"), Uptake::Observing);
        assert_eq!(
            uptake("Halden is buying Norvik Air", "Halden denies hoax about buying Norvik Air"),
            Uptake::Against
        );
    }

    #[test]
    fn total_on_any_text() {
        for text in ["", " ", "?!", "\u{200d}", "a", "12", "。。。"] {
            let found = compare(text, "The ferry was full.");
            assert!((0.0..=1.0).contains(&found.similarity), "{text:?}: {found:?}");
        }
        assert!(compare("", "").similarity <= 1.0);
    }
}
