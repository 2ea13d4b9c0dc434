//! Where it happened: one deed in two places, neither of which lies in the other.
//!
//! One verb, somebody or something else that takes part in both, and one place each. An outlet that tells the deed of
//! both places tells of two deeds. Leaves it to `compare::place` what contains what.

use std::collections::BTreeMap;

use crate::claim::ClaimId;
use crate::claim::frame::Role;
use crate::compare;
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::verbs;
use crate::mention::PlaceMention;
use crate::verdict::{Judgement, Verdict};

use super::deed::Deed;
use super::{Dispute, Side, Stage, divergence};

/// A deed of one verb may be done twice.
const SCORE: f64 = 0.6;

/// So many deeds of one verb are held against each other.
const MAX_PLACED: usize = 48;

/// Kinds of deeds that are done in many places.
const ANYWHERE: [&str; 6] = ["cognition", "communication", "emotion", "perception", "possession", "stative"];

/// A deed with the place where it is done.
struct Placed<'a> {
    deed: Deed<'a>,
    place: &'a PlaceMention,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut by_lemma: BTreeMap<&str, Vec<Placed<'_>>> = BTreeMap::new();
    for deed in stage.deeds.list.iter().filter(|deed| is_somewhere(deed)) {
        if let Some(place) = place(stage.scene, *deed) {
            let placed = by_lemma.entry(deed.lemma).or_default();
            placed.push(Placed { deed: *deed, place });
            placed.truncate(MAX_PLACED);
        }
    }
    by_lemma.into_values().filter_map(|placed| finding(stage.scene, &placed)).collect()
}

fn is_somewhere(deed: &Deed<'_>) -> bool {
    let kinds = verbs::verb(deed.lemma).map(|verb| &verb.kinds);
    deed.frame.is_affirmed && kinds.is_some_and(|kinds| !kinds.iter().all(|kind| ANYWHERE.contains(kind)))
}

/// The one place of a deed, where it tells one.
fn place<'a>(scene: &Scene<'a>, deed: Deed<'a>) -> Option<&'a PlaceMention> {
    let places = &scene.coverage.readings[deed.witness].mentions.places;
    let told = deed.arguments(Role::Place);
    let mut of_deed =
        told.filter_map(|argument| places.iter().find(|place| place.tokens.contains(argument.head as usize)));
    let first = of_deed.next()?;
    of_deed.next().is_none().then_some(first)
}

/// The first two that conflict, with all that stand on either side.
fn finding(scene: &Scene<'_>, placed: &[Placed<'_>]) -> Option<Finding> {
    let mut pairs = placed.iter().enumerate().flat_map(|(at, a)| placed[at + 1..].iter().map(move |b| (a, b)));
    let (a, b, verdict) = pairs.find_map(|(a, b)| Some((a, b, conflict(scene, placed, a, b)?)))?;
    let side = |of: &Placed<'_>| {
        let like = placed.iter().filter(|other| are_same(of, other));
        let mut claims: Vec<ClaimId> = like.map(|other| other.deed.claim).collect();
        claims.sort_unstable();
        claims.dedup();
        Side { value: of.place.place.clone(), claims }
    };
    let about = format!("{}: {} or {}", a.deed.lemma, a.place.place, b.place.place);
    let reason = verdict.reasons.into_iter().next()?;
    divergence(scene, Dispute { slot: Slot::Place, about, score: SCORE, reason }, &[side(a), side(b)])
}

fn are_same(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    compare::place::compare(a.place, b.place).judgement == Judgement::Same
}

/// The verdict on two places of one deed of which neither outlet knows the other's.
fn conflict(scene: &Scene<'_>, all: &[Placed<'_>], a: &Placed<'_>, b: &Placed<'_>) -> Option<Verdict> {
    let fits = |other: &Placed<'_>, place: &Placed<'_>| {
        compare::place::compare(other.place, place.place).judgement != Judgement::Conflict
    };
    let knows = |of: &Placed<'_>, place: &Placed<'_>| {
        all.iter().any(|other| other.deed.witness == of.deed.witness && fits(other, place))
    };
    let verdict = compare::place::compare(a.place, b.place);
    let are_apart = a.deed.witness != b.deed.witness && verdict.is_conflict();
    (are_apart && share_party(scene, a.deed, b.deed) && !knows(a, b) && !knows(b, a)).then_some(verdict)
}

/// Whether somebody or something plays one part in both.
fn share_party(scene: &Scene<'_>, a: Deed<'_>, b: Deed<'_>) -> bool {
    [Role::Subject, Role::Object].into_iter().any(|role| {
        let (of_a, of_b) = (a.parties(scene, role), b.parties(scene, role));
        of_a.iter().any(|x| of_b.iter().any(|y| x.is_known && y.is_known && x.is_same(y)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn two_places_of_one_deed() {
        check(
            find,
            ["Pavel Brandt was arrested in Chicago.", "Pavel Brandt was arrested in Miami."],
            &["Chicago", "Miami"],
        );
    }

    #[test]
    fn precision_other_deeds_other_persons() {
        check(find, ["Pavel Brandt was arrested in Chicago.", "Pavel Brandt was arrested in Illinois."], &[]);
        check(find, ["Pavel Brandt was arrested in Chicago.", "Pavel Brandt was born in Miami."], &[]);
        check(find, ["Pavel Brandt was arrested in Chicago.", "Orla Norvik was arrested in Miami."], &[]);
        check(find, ["Couples moved to Chicago.", "Couples moved to Miami."], &[]);
    }
}
