//! Certain or only possible: one outlet tells as a fact what another says may have happened.
//!
//! "The parcels went through Halden", "the parcels may have passed through Halden". What may happen is for `plan`.

use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::deed::Match;
use super::{Meeting, Rule};

/// Claims less alike than this may be of two happenings. Low, because subject and verb must be the same as well.
const MIN_SIMILARITY: f64 = 0.12;

pub(super) const RULE: Rule = Rule {
    name: "modality/certain-or-possible",
    slot: Slot::Modality,
    text: "one tells as a fact what the other calls possible",
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (fact, possible) = (meeting.first, meeting.second);
    let is_doubted = possible.is_at(Stage::Possible) && (possible.looks_back() || seems(meeting));
    let are_told = fact.is_fact() && fact.is_past() && is_doubted;
    let are_affirmed = fact.frame.is_affirmed && possible.frame.is_affirmed;
    if !are_told || !are_affirmed || meeting.are_two_opinions() {
        return None;
    }
    let n_same = meeting.likeness.n_same()?;
    let is_passive = fact.frame.is_passive && possible.frame.is_passive;
    let by_the_same = meeting.likeness.subject == Match::Same || (is_passive && meeting.likeness.object == Match::Same);
    let is_one = n_same > 0 && by_the_same && meeting.similarity >= MIN_SIMILARITY && !meeting.lacks_an_object();
    is_one.then(|| meeting.sureness(0.65))
}

/// Whether it only seems so to one, and the other states it in its own words.
fn seems(meeting: &Meeting<'_, '_>) -> bool {
    meeting.second.only_seems() && meeting.likeness.verbs == 1.0 && !meeting.first.is_left_to_others(meeting.scene)
}
