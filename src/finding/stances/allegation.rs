//! Alleged or stated: one outlet states in its own words what another leaves to those who allege it.
//!
//! "Accusations that aides closed the bridge", "aides closed the bridge". A sentence that leaves the word to anybody
//! states nothing, and an outlet that alleges it elsewhere does not state it.

use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::{Meeting, Rule};

/// Claims less alike than this may be of two deeds.
const MIN_SIMILARITY: f64 = 0.35;

pub(super) const RULE: Rule = Rule {
    name: "modality/alleged-or-stated",
    slot: Slot::Modality,
    text: "one states as a fact what the other calls alleged",
    allows_both: false,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (stated, alleged) = (meeting.first, meeting.second);
    let are_told = stated.is_fact() && stated.is_past() && alleged.is_at(Stage::Alleged);
    let are_affirmed = stated.frame.is_affirmed && alleged.frame.is_affirmed;
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
    fn alleged_and_stated() {
        check(
            "Lawyers spoke of accusations that aides of the mayor closed the bridge of Halden in revenge.",
            "Aides of the mayor closed the bridge of Halden in revenge.",
            &["modality/alleged-or-stated"],
        );
    }

    #[test]
    fn what_is_cited_is_not_stated() {
        check(
            "Lawyers spoke of accusations that aides of the mayor closed the bridge of Halden in revenge.",
            "Aides of the mayor closed the bridge of Halden in revenge, prosecutors said.",
            &[],
        );
    }
}
