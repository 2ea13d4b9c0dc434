//! Agreed or only wanted: one outlet says that it is agreed or decided, another that somebody wants it.
//!
//! "Norvik and Halden agreed to expand trade", "Norvik wants to expand trade". Words are in `data/stages.tsv`.

use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::{Meeting, Rule};

/// Claims less alike than this may be of two matters.
const MIN_SIMILARITY: f64 = 0.3;

pub(super) const RULE: Rule = Rule {
    name: "modality/agreed-or-wanted",
    slot: Slot::Modality,
    text: "one calls agreed what the other calls wanted",
    allows_both: true,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (agreed, wanted) = (meeting.first, meeting.second);
    let are_told = agreed.is_at(Stage::Agreed) && wanted.is_at(Stage::Wanted);
    let are_affirmed = agreed.frame.is_affirmed && wanted.frame.is_affirmed;
    let is_one = meeting.likeness.n_same()? > 0 && meeting.similarity >= MIN_SIMILARITY;
    (are_told && are_affirmed && is_one && !meeting.is_update()).then(|| meeting.sureness(0.7))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn agreed_and_wanted() {
        check(
            "Norvik and Halden have agreed to expand their trade in timber.",
            "Norvik wants to expand its trade in timber with Halden.",
            &["modality/agreed-or-wanted"],
        );
    }

    #[test]
    fn a_plan_follows_from_an_agreement() {
        check(
            "Norvik and Halden have agreed to expand their trade in timber.",
            "Norvik plans to expand its trade in timber with Halden.",
            &[],
        );
    }
}
