//! Counts by different nouns: they may still count the same ("packages", "devices").
//!
//! Agreement stays with doubt; a difference is excused.

use crate::mention::{Quantity, QuantityKind};
use crate::verdict::Verdict;

use super::Pair;

/// What agreement is worth where the nouns differ.
pub(super) const DOUBT: f64 = 0.6;

/// Whether both name what they count, and not the same.
pub(super) fn differs(pair: &Pair) -> bool {
    let counts =
        |quantity: &Quantity| !matches!(quantity.kind, QuantityKind::Age | QuantityKind::Money | QuantityKind::Measure);
    let (first, second) = (&pair.a.counted_lemma, &pair.b.counted_lemma);
    counts(pair.a) && counts(pair.b) && !first.is_empty() && !second.is_empty() && first != second
}

/// A difference between counts of different things.
pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    if !differs(pair) {
        return None;
    }
    pair.unknown("quantity/counted", "counts of different things")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict, Unknown};

    #[test]
    fn differences_between_other_nouns_are_excused() {
        check("12 packages", "five letters", Unknown, "quantity/counted");
        check("more than 60 members", "12 letters", Unknown, "quantity/counted");
    }

    #[test]
    fn agreement_and_one_noun_are_left() {
        check("12 packages", "12 devices", Compatible, "quantity/equal");
        check("12 packages", "five packages", Conflict, "quantity/different");
    }
}
