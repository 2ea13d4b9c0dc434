//! How much must speak for one question before two values that differ are a dispute.
//!
//! An event has a few true disputes, however many of its values differ: the more differ, the less each of them tells. Takes
//! the likelihood that `question` gives, and what the rules of each kind of value hold against it.

use super::Compared;

/// So many values of an event of three articles differ, and are mostly values of two things; where more do, each must be
/// surer by as much. Measured on the visible events.
const USUAL: f64 = 20.0;

/// Log odds that are taken away where two values are far apart: outlets that disagree are mostly off by a little.
pub(super) const FAR: f64 = 2.0;

/// Two values that differ, and the log odds that are held against their being one outlet's error.
pub(super) struct Conflict {
    pub pair: Compared,
    pub against: f64,
}

/// The conflicts whose log odds are at least `least` when all of them are counted.
pub(super) fn likely(conflicts: Vec<Conflict>, least: f64) -> impl Iterator<Item = Compared> {
    let too_many = (conflicts.len() as f64 / USUAL).max(1.0).ln();
    let is_likely =
        move |conflict: &Conflict| log_odds(conflict.pair.similarity) - conflict.against - too_many >= least;
    conflicts.into_iter().filter(is_likely).map(|conflict| conflict.pair)
}

fn log_odds(likelihood: f64) -> f64 {
    (likelihood / (1.0 - likelihood).max(1e-9)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimId;
    use crate::verdict::{Judgement, Verdict};

    #[track_caller]
    fn check(likelihood: f64, against: f64, n_others: usize, expected: bool) {
        let conflict = |similarity: f64, against: f64| {
            let verdict = Verdict::new(Judgement::Conflict, 0.9, "test", String::new());
            let pair = Compared { a: (ClaimId(0), 0), b: (ClaimId(1), 0), similarity, verdict };
            Conflict { pair, against }
        };
        let mut conflicts = vec![conflict(likelihood, against)];
        conflicts.extend((0..n_others).map(|_| conflict(0.01, 0.0)));
        assert_eq!(likely(conflicts, 0.0).count() == 1, expected, "{likelihood} {against} {n_others}");
    }

    #[test]
    fn few_values_differ() {
        check(0.55, 0.0, 5, true);
        check(0.95, FAR, 5, true);
    }

    #[test]
    fn many_values_differ_or_much_is_held_against_one() {
        check(0.55, 0.0, 200, false);
        check(0.95, 0.0, 200, true);
        check(0.8, FAR, 5, false);
    }
}
