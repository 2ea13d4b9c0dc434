//! May or must: one outlet calls a right what another calls a duty.
//!
//! "Couples are allowed to file together", "couples must file together". Words are in `data/stages.tsv`.

use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::{Meeting, Rule};

/// Claims less alike than this may be of two rights.
const MIN_SIMILARITY: f64 = 0.3;

pub(super) const RULE: Rule = Rule {
    name: "modality/may-or-must",
    slot: Slot::Modality,
    text: "one calls a right what the other calls a duty",
    allows_both: true,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (right, duty) = (meeting.first, meeting.second);
    let are_told = right.is_at(Stage::Allowed) && duty.is_at(Stage::Required);
    let are_affirmed = right.frame.is_affirmed && duty.frame.is_affirmed;
    let is_one = meeting.likeness.n_same()? > 0
        && meeting.likeness.verbs == 1.0
        && meeting.similarity >= MIN_SIMILARITY
        && !meeting.lacks_an_object();
    (are_told && are_affirmed && is_one && !meeting.are_two_opinions()).then(|| meeting.sureness(0.75))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn a_right_and_a_duty() {
        check(
            "The farmers of Tarvik will be allowed to sell their milk to the dairy in Halden.",
            "The farmers of Tarvik will have to sell their milk to the dairy in Halden.",
            &["modality/may-or-must"],
        );
    }

    #[test]
    fn no_duty_is_no_conflict() {
        check(
            "The farmers of Tarvik will be allowed to sell their milk to the dairy in Halden.",
            "The farmers of Tarvik will not have to sell their milk to the dairy in Halden.",
            &[],
        );
        check(
            "The farmers of Tarvik will be allowed to sell their milk to the dairy in Halden.",
            "The farmers of Tarvik have sold their milk to the dairy in Halden.",
            &[],
        );
    }
}
