//! Known or open: one outlet tells as a fact what another says is not known.
//!
//! "The captain warned the passengers", "police have not said whether the captain warned the passengers". What was open
//! in an earlier article may be known in a later one.

use crate::finding::Slot;

use super::deed::Match;
use super::told::Standing;
use super::{Meeting, Rule};

/// Claims less alike than this may be of two questions.
const MIN_SIMILARITY: f64 = 0.35;

pub(super) const RULE: Rule = Rule {
    name: "status/known-or-open",
    slot: Slot::Status,
    text: "one states as a fact what the other says is not known",
    allows_both: false,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (known, open) = (meeting.first, meeting.second);
    let are_told = known.is_fact() && known.is_past() && open.standing == Standing::Open;
    // "Built to explode" asks for what it was built, not whether it exploded.
    let is_governed = known.frame.chain.len() != open.frame.chain.len();
    if !are_told || is_governed || meeting.is_update() || meeting.are_two_opinions() {
        return None;
    }
    let n_same = meeting.likeness.n_same()?;
    let is_passive = known.frame.is_passive && open.frame.is_passive;
    let by_the_same = meeting.likeness.subject == Match::Same || (is_passive && meeting.likeness.object == Match::Same);
    let is_one = n_same > 0 && by_the_same && meeting.likeness.verbs == 1.0 && !meeting.lacks_an_object();
    (is_one && meeting.similarity >= MIN_SIMILARITY).then(|| meeting.sureness(0.6))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn known_and_open() {
        check(
            "The captain of the ferry warned the passengers in Tarvik on Monday.",
            "Police have not said whether the captain of the ferry warned the passengers in Tarvik.",
            &["status/known-or-open"],
        );
    }

    #[test]
    fn conditions_are_no_questions() {
        check(
            "The captain of the ferry warned the passengers in Tarvik on Monday.",
            "The captain of the ferry will be freed if he warned the passengers in Tarvik.",
            &[],
        );
    }
}
