//! Polarity: one outlet affirms what another denies of the same deed by the same one.
//!
//! "Brandt apologised to all", "Brandt has not apologised". A denial that is limited ("not until Monday") denies
//! something else, what was not done yet in an earlier article may be done in a later one, and two people who
//! contradict each other are for quotations.

use crate::finding::Slot;

use super::deed::Match;
use super::{Meeting, Rule};

/// Claims less alike than this may be of two occasions.
const MIN_SIMILARITY: f64 = 0.25;

/// The same where subject and object are the same.
const MIN_WHERE_ALL_SAME: f64 = 0.15;

pub(super) const RULE: Rule = Rule {
    name: "polarity/denied",
    slot: Slot::Polarity,
    text: "one affirms what the other denies of the same deed",
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (affirmed, denied) = (meeting.first, meeting.second);
    let is_denial = affirmed.frame.is_affirmed && denied.is_plainly_denied() && !denied.is_limited_against(affirmed);
    let is_told = affirmed.is_fact() && denied.is_fact();
    if !is_denial || !is_told || meeting.likeness.verbs < 1.0 || meeting.are_two_opinions() {
        return None;
    }
    if denied.is_up_to_now() && meeting.is_update() {
        return None;
    }
    let n_same = meeting.likeness.n_same()?;
    let by_the_same = meeting.likeness.subject == Match::Same || (affirmed.frame.is_passive && denied.frame.is_passive);
    let least = if n_same == 2 { MIN_WHERE_ALL_SAME } else { MIN_SIMILARITY };
    let is_one = n_same > 0 && by_the_same && meeting.similarity >= least && !meeting.lacks_an_object();
    is_one.then(|| meeting.sureness(0.7))
}
