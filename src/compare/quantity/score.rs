//! Votes and scores: the same from either side, and single numbers that are one side of them.
//!
//! "134 to 63", "63-134", "more than 60 members".

use crate::mention::{Quantity, QuantityKind};
use crate::verdict::{Judgement, Verdict};

use super::Pair;

/// Up to this ratio a bound is a natural way to tell one side ("more than 60" of 63).
const NEAR_BOUND: f64 = 1.5;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    match (pair.a.score, pair.b.score) {
        (Some(first), Some(second)) if first == second => {
            Some(pair.verdict(Judgement::Same, 1.0, "quantity/score", "the same score"))
        }
        (Some(first), Some(second)) if first == (second.1, second.0) => {
            Some(pair.verdict(Judgement::Same, 0.9, "quantity/score", "the same score from the other side"))
        }
        (Some(_), Some(_)) => pair.conflict(0.9, "quantity/score", "different scores"),
        (Some(score), None) => one_side(pair, score, pair.b),
        (None, Some(score)) => one_side(pair, score, pair.a),
        (None, None) => None,
    }
}

/// "63 Democrats", "more than 60" beside "134 to 63".
fn one_side(pair: &Pair, score: (f64, f64), part: &Quantity) -> Option<Verdict> {
    let is_near = |value: f64| part.low.is_none_or(|low| low <= value && value <= low * NEAR_BOUND);
    let fits = |value: f64| is_near(value) && part.high.is_none_or(|high| value <= high);
    if part.kind == QuantityKind::Count && !part.is_vague && (fits(score.0) || fits(score.1)) {
        return Some(pair.verdict(Judgement::Compatible, 0.6, "quantity/score-part", "one side of the score"));
    }
    pair.unknown("quantity/score-part", "a score and a number that is no side of it")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict, Same, Unknown};

    #[test]
    fn the_same_from_either_side() {
        check("won by a 134-to-63 vote", "a vote of 134 to 63", Same, "quantity/score");
        check("The House voted 217-213.", "The House voted 213-217.", Same, "quantity/score");
    }

    #[test]
    fn other_scores_conflict() {
        check("a vote of 134 to 63", "a vote of 135 to 63", Conflict, "quantity/score");
    }

    #[test]
    fn one_side_of_a_score() {
        check("a vote of 134 to 63", "more than 60 members", Compatible, "quantity/score-part");
        check("a vote of 134 to 63", "63 Democrats", Compatible, "quantity/score-part");
        check("a vote of 134 to 63", "dozens of members", Unknown, "quantity/score-part");
        check("a vote of 134 to 63", "40 members", Unknown, "quantity/score-part");
    }
}
