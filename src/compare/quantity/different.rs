//! What no other rule has explained: different values.
//!
//! Values far from each other cannot be slips of rounding or counting.

use crate::mention::QuantityModifier;
use crate::verdict::Verdict;

use super::{Pair, extent};

/// Below this share a difference may be a slip.
const NEAR: f64 = 0.05;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let points = pair.extents().and_then(|(first, second)| extent::points(first, second));
    let share = points.map_or(1.0, |(one, other)| (one - other).abs() / one.abs().max(other.abs()));
    let is_about = pair.a.modifier == QuantityModifier::About || pair.b.modifier == QuantityModifier::About;
    let score = match (is_about, share < NEAR) {
        (true, _) => 0.7,
        (false, true) => 0.75,
        (false, false) => 0.9,
    };
    pair.conflict(score, "quantity/different", "different values")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict};

    #[test]
    fn different_values() {
        check("500 people", "512 people", Conflict, "quantity/different");
        check("$5 million", "$7 million", Conflict, "quantity/different");
        check("5 miles", "9 miles", Conflict, "quantity/different");
    }

    #[test]
    fn explained_values_do_not_reach_it() {
        check("about 500 people", "512 people", Compatible, "quantity/about");
    }
}
