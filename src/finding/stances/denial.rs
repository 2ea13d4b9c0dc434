//! Stated or denied by somebody: one outlet states in its own words what another says that somebody denies.
//!
//! "Holm sold the mill", "Holm denied selling the mill". A sentence that leaves the word to anybody states nothing.

use crate::finding::Slot;

use super::told::Standing;
use super::{Meeting, Rule};

/// Claims less alike than this may be of two deeds.
const MIN_SIMILARITY: f64 = 0.35;

pub(super) const RULE: Rule = Rule {
    name: "polarity/stated-or-denied",
    slot: Slot::Polarity,
    text: "one states as a fact what the other says is denied",
    allows_both: false,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (stated, denied) = (meeting.first, meeting.second);
    let are_told = stated.is_fact() && stated.is_past() && denied.standing == Standing::Denied;
    let are_affirmed = stated.frame.is_affirmed && denied.frame.is_affirmed;
    if !are_told || !are_affirmed || stated.is_left_to_others(meeting.scene) {
        return None;
    }
    let is_one = meeting.likeness.n_same()? > 0 && meeting.similarity >= MIN_SIMILARITY && !meeting.lacks_an_object();
    is_one.then(|| meeting.sureness(0.65))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn stated_and_denied() {
        check(
            "The mayor of Tarvik took money from the builder Harrow.",
            "The mayor of Tarvik denied that he took money from the builder Harrow.",
            &["polarity/stated-or-denied"],
        );
    }

    #[test]
    fn what_is_cited_is_not_stated() {
        check(
            "The mayor of Tarvik took money from the builder Harrow, prosecutors said.",
            "The mayor of Tarvik denied that he took money from the builder Harrow.",
            &[],
        );
    }
}
