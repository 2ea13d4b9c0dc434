//! Opposites: one outlet says that somebody accepted what another says he rejected.
//!
//! Verbs of opposite meaning, told as facts of the past, by the same and of the same. Words are in
//! `data/antonyms.tsv`.

use crate::finding::{Scene, Slot};
use crate::lexicon::opposites::are_opposite;
use crate::lexicon::wording::stem;

use super::deed::{self, Match};
use super::told::Told;
use super::{Meeting, Opposed, Rule};

/// Claims less alike than this may be of two occasions: what rose may have fallen before.
const MIN_SIMILARITY: f64 = 0.4;

const RULE: Rule = Rule {
    name: "polarity/opposite-verbs",
    slot: Slot::Polarity,
    text: "one says the opposite of the other",
    allows_both: false,
    judge,
};

/// What two tellings with opposite verbs make of each other.
pub(super) fn meet<'a>(scene: &Scene<'a>, (a, b): (&Told<'a>, &Told<'a>), similarity: f64) -> Option<Opposed> {
    let are_apart = similarity >= MIN_SIMILARITY && a.lemma != b.lemma && are_opposite(&stem(a.lemma), &stem(b.lemma));
    if !are_apart {
        return None;
    }
    let likeness = deed::with_verbs(scene, (a, b), 1.0);
    Meeting { scene, first: a, second: b, similarity, likeness }.opposed(&RULE)
}

fn judge(meeting: &Meeting<'_, '_>) -> Option<f64> {
    let (a, b) = (meeting.first, meeting.second);
    let are_told = [a, b].iter().all(|told| told.is_fact() && told.frame.is_affirmed && told.is_past());
    let is_same = meeting.likeness.subject == Match::Same
        && !matches!(meeting.likeness.object, Match::Different | Match::Unlike)
        && !meeting.lacks_an_object();
    (are_told && is_same && !meeting.are_two_opinions()).then(|| meeting.sureness(0.6))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn opposite_deeds() {
        check(
            "The council of Tarvik accepted the offer of the builder Harrow on Monday.",
            "The council of Tarvik rejected the offer of the builder Harrow on Monday.",
            &["polarity/opposite-verbs"],
        );
    }

    #[test]
    fn deeds_of_two() {
        check(
            "The council of Tarvik accepted the offer of the builder Harrow on Monday.",
            "The court of Tarvik rejected the offer of the builder Harrow on Monday.",
            &[],
        );
    }
}
