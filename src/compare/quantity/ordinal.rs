//! A place in an order is no number of things: "her third term", "three terms".
//!
//! Leaves two places to the rules for values.

use crate::mention::QuantityKind;
use crate::verdict::Verdict;

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let is_ordinal = |kind: QuantityKind| kind == QuantityKind::Ordinal;
    if is_ordinal(pair.a.kind) == is_ordinal(pair.b.kind) {
        return None;
    }
    pair.unknown("quantity/ordinal", "a place in an order and a number")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Conflict, Same, Unknown};

    #[test]
    fn places_and_numbers_are_not_compared() {
        check("her third term", "three terms", Unknown, "quantity/ordinal");
        check("the No. 2 job", "two jobs", Unknown, "quantity/ordinal");
    }

    #[test]
    fn two_places_are() {
        check("her third term", "her 3rd term", Same, "quantity/equal");
        check("finished third in the race", "finished second in the race", Conflict, "quantity/different");
    }
}
