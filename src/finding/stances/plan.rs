//! Done or still ahead: one outlet tells as done what another, on a later day, tells as planned or wanted.
//!
//! "The ministers signed the treaty", "the ministers are to sign the treaty". What was planned in an earlier article
//! of the same day and is done in a later one is news, not a conflict.

use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::{Meeting, Rule};

/// Claims less alike than this may be of two occasions.
const MIN_SIMILARITY: f64 = 0.4;

pub(super) const RULE: Rule = Rule {
    name: "status/done-or-planned",
    slot: Slot::Status,
    text: "one says it is done, the other that it is still ahead",
    allows_both: false,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (done, planned) = (meeting.first, meeting.second);
    let is_ahead = planned.is_at(Stage::Planned) || planned.is_at(Stage::Wanted);
    let are_told = done.is_fact() && done.is_past() && is_ahead && planned.is_ahead();
    let are_affirmed = done.frame.is_affirmed && planned.frame.is_affirmed;
    if !are_told || !are_affirmed || meeting.are_two_opinions() || !meeting.is_of_later_doubt() {
        return None;
    }
    let n_same = meeting.likeness.n_same()?;
    let is_one = n_same > 0 && meeting.likeness.verbs == 1.0 && meeting.similarity >= MIN_SIMILARITY;
    (is_one && !meeting.lacks_an_object()).then(|| meeting.sureness(0.6))
}
