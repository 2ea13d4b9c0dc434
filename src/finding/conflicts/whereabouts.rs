//! Where it was, by claims that are alike: one happening, and two places that cannot both be its place.
//!
//! Starts from claims of two outlets that are very alike and share a deed, whatever the grammar makes of the place. The
//! places stand behind one preposition, and neither outlet names the other's anywhere: it would tell of two things.
//! Deeds that share who takes part in them are `place`'s.

use std::collections::BTreeSet;

use crate::claim::{Claim, ClaimId};
use crate::compare;
use crate::finding::pairs::{ClaimPair, across_witnesses};
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::PlaceKind;
use crate::mention::PlaceMention;
use crate::syntax::Relation;
use crate::verdict::{Judgement, Reason};

use super::{Dispute, Side, Stage, divergence};

/// Claims less alike than this may tell of two happenings.
const MIN_SIMILARITY: f64 = 0.45;

/// How sure it is where the claims are alike: what happens in one place may go on in another.
const SCORE: f64 = 0.55;

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let scene = stage.scene;
    let mut seen: BTreeSet<[String; 2]> = BTreeSet::new();
    let mut findings = Vec::new();
    for pair in across_witnesses(scene, MIN_SIMILARITY) {
        let Some((a, b)) = apart(scene, pair) else { continue };
        let mut key = [a.place.clone(), b.place.clone()];
        key.sort_unstable();
        if super::share_deed(scene, pair) && seen.insert(key) {
            findings.extend(finding(scene, pair, a, b));
        }
    }
    findings
}

/// The places of two claims, where they cannot both be right.
fn apart<'a>(scene: &Scene<'a>, pair: ClaimPair) -> Option<(&'a PlaceMention, &'a PlaceMention)> {
    let (of_a, of_b) = (places(scene, pair.a), places(scene, pair.b));
    let judge = |x: &PlaceMention, y: &PlaceMention| compare::place::compare(x, y).judgement;
    let fits = of_a.iter().any(|x| of_b.iter().any(|y| matches!(judge(x, y), Judgement::Same | Judgement::Compatible)));
    if fits {
        return None;
    }
    let mut both = of_a.iter().flat_map(|x| of_b.iter().map(move |y| (*x, *y)));
    both.find(|(x, y)| {
        let is_one_way = marker(scene, pair.a, x).is_some_and(|way| Some(way) == marker(scene, pair.b, y));
        let is_known = is_named(scene, scene.witness(pair.b), x) || is_named(scene, scene.witness(pair.a), y);
        judge(x, y) == Judgement::Conflict && is_one_way && !is_known
    })
}

/// The cities of a claim; without any, its other places.
fn places<'a>(scene: &Scene<'a>, id: ClaimId) -> Vec<&'a PlaceMention> {
    let claim: &Claim = scene.claim(id);
    let all = &scene.coverage.readings[claim.witness].mentions.places;
    let mut places: Vec<&PlaceMention> = claim.places.iter().map(|&at| &all[at as usize]).collect();
    places.retain(|place| place.government_of.is_none());
    if places.iter().any(|place| place.kind == PlaceKind::City) {
        places.retain(|place| place.kind == PlaceKind::City);
    }
    places
}

/// The preposition that the place stands behind.
fn marker<'a>(scene: &Scene<'a>, id: ClaimId, place: &PlaceMention) -> Option<&'a str> {
    let document = scene.coverage.readings[scene.witness(id)].document;
    let heads = place.tokens.indexes().filter_map(|at| document.dependent(at, Relation::Case));
    heads.filter(|&case| case < place.tokens.start as usize).map(|case| document.norm(case)).next()
}

/// Whether the outlet names the place anywhere.
fn is_named(scene: &Scene<'_>, witness: usize, place: &PlaceMention) -> bool {
    let places = &scene.coverage.readings[witness].mentions.places;
    places.iter().any(|other| compare::place::compare(other, place).judgement == Judgement::Same)
}

fn finding(scene: &Scene<'_>, pair: ClaimPair, a: &PlaceMention, b: &PlaceMention) -> Option<Finding> {
    let about = format!("{} or {}", a.place, b.place);
    let text = format!("one happening in {} or in {}", a.place, b.place);
    let reason = Reason::new("conflict/where", text);
    let side = |place: &PlaceMention, claim| Side { value: place.place.clone(), claims: vec![claim] };
    let dispute = Dispute { slot: Slot::Place, about, score: SCORE, reason };
    divergence(scene, dispute, &[side(a, pair.a), side(b, pair.b)])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn one_meeting_in_two_places() {
        check(
            find,
            [
                "Pavel Brandt signed the treaty on fishing with Orla Norvik at a ceremony in Lisbon on Monday.",
                "Pavel Brandt signed the treaty on fishing with Orla Norvik at a ceremony in Nairobi on Monday.",
            ],
            &["Lisbon", "Nairobi"],
        );
    }

    #[test]
    fn both_places_known_or_another_way() {
        let signed = "Pavel Brandt signed the treaty on fishing with Orla Norvik at a ceremony in Lisbon on Monday.";
        let known = "Pavel Brandt signed the treaty on fishing with Orla Norvik at a ceremony in Nairobi on Monday. \
                     The talks began in Lisbon.";
        check(find, [signed, known], &[]);
        let from = "Pavel Brandt signed the treaty on fishing with Orla Norvik from Nairobi on Monday.";
        check(find, [signed, from], &[]);
        let wider = "Pavel Brandt signed the treaty on fishing with Orla Norvik at a ceremony in Portugal on Monday.";
        check(find, [signed, wider], &[]);
    }
}
