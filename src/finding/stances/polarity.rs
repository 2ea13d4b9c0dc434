//! Polarity: one outlet affirms what another denies of the same deed by the same one.
//!
//! "Brandt apologised to all", "Brandt has not apologised". A denial that is limited ("not until Monday") denies
//! something else, what was not done yet in an earlier article may be done in a later one, and two people who
//! contradict each other are for quotations.

use crate::claim::frame::{Argument, Role};
use crate::finding::Slot;
use crate::lexicon::stages::Stage;

use super::deed::Match;
use super::told::{Standing, is_denying};
use super::{Meeting, Rule};

/// Claims less alike than this may be of two occasions.
const MIN_SIMILARITY: f64 = 0.25;

/// The same for what somebody or something is, since much is said of one holder, and where it is open who did it.
const MIN_WHERE_OPEN: f64 = 0.4;

/// The share of the words of what is denied that the other must have.
const MIN_COVERED: f64 = 0.6;

/// The same where the claims are alike: what the denial says beside it, the other need not tell.
const MIN_COVERED_WHERE_ALIKE: f64 = 0.3;

/// The same where subject and object are the same.
const MIN_WHERE_ALL_SAME: f64 = 0.15;

pub(super) const RULE: Rule = Rule {
    name: "polarity/denied",
    slot: Slot::Polarity,
    text: "one says that it is so, the other that it is not",
    allows_both: false,
    judge,
};

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (affirmed, denied) = (meeting.first, meeting.second);
    let is_denial = affirmed.frame.is_affirmed && denied.is_plainly_denied() && !denied.is_limited_against(affirmed);
    let is_told = affirmed.standing == denied.standing && can_be_denied(affirmed.standing);
    if !is_denial || !is_told || meeting.likeness.verbs < 1.0 || meeting.are_two_opinions() {
        return None;
    }
    if affirmed.has_beside(meeting.scene, is_denying) || (denied.is_up_to_now() && meeting.is_update()) {
        return None;
    }
    let n_same = meeting.n_same()?;
    let are_passive = affirmed.frame.is_passive && denied.frame.is_passive;
    let by_the_same = meeting.likeness.subject == Match::Same || are_passive || is_done_to_the_same(meeting);
    let least = match n_same {
        _ if affirmed.is_copula() => MIN_WHERE_OPEN,
        2 => MIN_WHERE_ALL_SAME,
        _ => MIN_SIMILARITY,
    };
    let is_one = n_same > 0 && by_the_same && meeting.similarity >= least && !meeting.lacks_an_object();
    (is_one && is_whole(meeting)).then(|| meeting.sureness(0.7))
}

/// Whether it is done to the same, where it is open who does it: "South Korea", "the authorities".
fn is_done_to_the_same(meeting: &Meeting<'_, '_>) -> bool {
    meeting.likeness.object == Match::Same && meeting.similarity >= MIN_WHERE_OPEN
}

/// What is told as a fact or at a stage on the way to one; what is only alleged or asked is not denied.
fn can_be_denied(standing: Standing) -> bool {
    matches!(standing, Standing::Fact | Standing::At(Stage::Planned | Stage::Agreed | Stage::Allowed | Stage::Required))
}

/// Whether what is denied is all that is affirmed: "no major attack" denies no attack. What lies ahead has many
/// circumstances, and they must be the same as well.
fn is_whole(meeting: &Meeting<'_, '_>) -> bool {
    let (affirmed, denied) = (meeting.first, meeting.second);
    let is_core = |argument: &Argument| matches!(argument.role, Role::Subject | Role::Object | Role::Complement);
    let is_wanted = |argument: &Argument| is_core(argument) || !denied.is_fact();
    let least = if meeting.are_alike() { MIN_COVERED_WHERE_ALIKE } else { MIN_COVERED };
    denied.covered_by(meeting.scene, affirmed, is_wanted) >= least
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn affirmed_and_denied() {
        check(
            "The council of Tarvik sold the old mill to the builder Harrow.",
            "The council of Tarvik did not sell the old mill to the builder Harrow.",
            &["polarity/denied"],
        );
        check(
            "Mayor Lena Foss has apologised to the fishermen of Tarvik.",
            "Mayor Lena Foss has not apologised to the fishermen of Tarvik.",
            &["polarity/denied"],
        );
        check(
            "The old bridge of Tarvik is safe for heavy lorries, the engineers found.",
            "The old bridge of Tarvik is not safe for heavy lorries, the engineers found.",
            &["polarity/denied"],
        );
    }

    #[test]
    fn told_by_others_of_the_same() {
        check(
            "Detectives arrested Jon Holm over the fire in the old mill of Tarvik.",
            "Officers did not arrest Jon Holm over the fire in the old mill of Tarvik.",
            &["polarity/denied"],
        );
        check(
            "Detectives arrested Jon Holm over the fire in the old mill of Tarvik.",
            "Officers did not arrest Lena Brandt over the fire in the old mill of Tarvik.",
            &[],
        );
    }

    #[test]
    fn limited_denials_other_people_and_opinions() {
        check(
            "Lena Foss apologised to the fishermen of Tarvik on Monday.",
            "Lena Foss did not apologise to the fishermen of Tarvik until Monday.",
            &[],
        );
        check(
            "Mayor Lena Foss signed the treaty with the fishermen of Tarvik.",
            "Deputy mayor Jon Holm did not sign the treaty with the fishermen of Tarvik.",
            &[],
        );
        check(
            "“Foss sold the mill to the builder Harrow,” Jon Holm said.",
            "“Foss did not sell the mill to the builder Harrow,” Lena Brandt said.",
            &[],
        );
    }
}
