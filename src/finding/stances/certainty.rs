//! Certain or only possible: one outlet tells as a fact, or as sure to come, what another says may be so.
//!
//! "The parcels went through Halden", "the parcels may have passed through Halden"; "the court will hear the case",
//! "the court may hear the case".

use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::deed::Match;
use super::told::is_seeming;
use super::{Meeting, Rule};

/// Claims less alike than this may be of two happenings. Low, because subject and verb must be the same as well.
const MIN_SIMILARITY: f64 = 0.12;

/// The same for what lies ahead: plans are many.
const MIN_SIMILARITY_AHEAD: f64 = 0.4;

pub(super) const RULE: Rule = Rule {
    name: "modality/certain-or-possible",
    slot: Slot::Modality,
    text: "one states as a fact what the other calls possible",
    allows_both: false,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let are_affirmed = meeting.first.frame.is_affirmed && meeting.second.frame.is_affirmed;
    let are_told = meeting.second.is_at(Stage::Possible) && (looks_back(meeting) || looks_ahead(meeting));
    if !are_told || !are_affirmed || meeting.are_two_opinions() || meeting.first.has_beside(meeting.scene, is_seeming) {
        return None;
    }
    let n_same = meeting.n_same()?;
    let is_to_the_same = is_open_by_whom(meeting) && meeting.likeness.object == Match::Same;
    let by_the_same = meeting.likeness.subject == Match::Same || is_to_the_same;
    let is_one = n_same > 0 && by_the_same && meeting.similarity >= MIN_SIMILARITY && !meeting.lacks_an_object();
    is_one.then(|| meeting.sureness(0.65))
}

/// Whether it does not matter by whom it is done: in passives.
fn is_open_by_whom(meeting: &Meeting<'_, '_>) -> bool {
    meeting.first.frame.is_passive && meeting.second.frame.is_passive
}

/// "Went" and "may have gone", or "went" and "seems to have gone".
fn looks_back(meeting: &Meeting<'_, '_>) -> bool {
    let is_told = meeting.first.is_fact() && meeting.first.is_past();
    is_told && (meeting.second.looks_back() || seems(meeting))
}

/// "Will go" and "may go".
fn looks_ahead(meeting: &Meeting<'_, '_>) -> bool {
    let is_planned = meeting.first.is_at(Stage::Planned) && meeting.first.is_ahead();
    let is_alike = meeting.likeness.verbs == 1.0 && meeting.similarity >= MIN_SIMILARITY_AHEAD;
    is_planned && is_alike && !meeting.second.looks_back() && !meeting.second.only_seems()
}

/// Whether it only seems so to one, and the other states it in its own words.
fn seems(meeting: &Meeting<'_, '_>) -> bool {
    meeting.second.only_seems() && meeting.likeness.verbs == 1.0 && !meeting.first.is_left_to_others(meeting.scene)
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn certain_and_possible() {
        check(
            "Several of the parcels went through the post office in Halden.",
            "Several of the parcels may have passed through the post office in Halden.",
            &["modality/certain-or-possible"],
        );
    }

    #[test]
    fn what_may_happen_is_ahead() {
        check(
            "Several of the parcels went through the post office in Halden.",
            "Several of the parcels may go through the post office in Halden.",
            &[],
        );
    }
}
