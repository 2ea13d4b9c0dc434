//! Who did it to whom: one outlet has somebody do what he suffers in the other.
//!
//! "The lawmaker approached the man" / "the man approached the lawmaker". Only of deeds done with body or by law, which
//! one side does: everybody says, thinks and wants things of everybody. An outlet that tells both directions tells of two
//! deeds, and a deed of both ("they met") has no direction.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::ClaimId;
use crate::claim::frame::{FrameKind, Role};
use crate::entity::EntityId;
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::verbs;
use crate::mention::NameKind;
use crate::verdict::Reason;

use super::deed::{Deed, Party};
use super::{Dispute, Stage, divergence, sides_by};

/// Where both are named, the deed is one.
const NAMED_SCORE: f64 = 0.65;

/// Where one has no name, he may be somebody else.
const UNNAMED_SCORE: f64 = 0.5;

/// Claims as alike as this that open and end alike are one sentence twice, of which one was misread.
const ONE_SENTENCE: f64 = 0.9;

/// Kinds of deeds that are done again and again in either direction, or in no direction.
const REPEATED: [&str; 8] =
    ["cognition", "communication", "consumption", "creation", "emotion", "perception", "possession", "weather"];

/// Whether the one that both outlets name does the deed.
type Does = bool;

/// Who tells which of the two.
type ToldBy = BTreeSet<(Does, ClaimId)>;

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut disputes: BTreeMap<(&str, EntityId), (bool, ToldBy)> = BTreeMap::new();
    let is_open = |a: Deed<'_>, b: Deed<'_>| {
        has_direction(a) && has_direction(b) && !is_one_sentence(stage.scene, a.claim, b.claim)
    };
    for (a, b) in stage.deeds.pairs().into_iter().filter(|(a, b)| is_open(*a, *b)) {
        for (doing, suffering) in [(a, b), (b, a)] {
            for (entity, is_named) in exchanged(stage.scene, doing, suffering) {
                let dispute = disputes.entry((doing.lemma, entity)).or_default();
                dispute.0 |= is_named;
                dispute.1.extend([(true, doing.claim), (false, suffering.claim)]);
            }
        }
    }
    // Where both are named, each of them does it and suffers it.
    let mut seen: BTreeSet<BTreeSet<ClaimId>> = BTreeSet::new();
    let is_new = |told_by: &ToldBy, seen: &mut BTreeSet<BTreeSet<ClaimId>>| {
        seen.insert(told_by.iter().map(|(_, claim)| *claim).collect())
    };
    let found = disputes.into_iter().filter_map(|((deed, entity), (is_named, told_by))| {
        if !is_new(&told_by, &mut seen) {
            return None;
        }
        let name = &stage.scene.coverage.entities.list[entity.0 as usize].name;
        let about = format!("{deed}: by or to {name}");
        let text = format!("in one {name} does it, in the other it is done to {name}");
        let reason = Reason::new("conflict/exchanged", text);
        let score = if is_named { NAMED_SCORE } else { UNNAMED_SCORE };
        let dispute = Dispute { slot: Slot::Event, about, score, reason };
        divergence(stage.scene, dispute, &sides_by(stage.scene, told_by))
    });
    found.collect()
}

fn is_one_sentence(scene: &Scene<'_>, a: ClaimId, b: ClaimId) -> bool {
    let ends = |claim: ClaimId| {
        let document = scene.coverage.readings[scene.witness(claim)].document;
        let tokens = || scene.claim(claim).tokens.indexes().map(|at| document.norm(at));
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        (tokens().find(is_word), tokens().rfind(is_word))
    };
    scene.graph.similarity(a, b) >= ONE_SENTENCE && ends(a) == ends(b)
}

/// Whether one does the deed, once, and the other suffers it.
pub(super) fn has_direction(deed: Deed<'_>) -> bool {
    let is_once = verbs::verb(deed.lemma).is_some_and(|verb| verb.kinds.iter().all(|kind| !REPEATED.contains(kind)));
    deed.frame.kind == FrameKind::Verb && deed.frame.is_affirmed && is_once
}

/// Persons and bodies that do the one and suffer the other, and whether the counterpart is named in both.
fn exchanged(scene: &Scene<'_>, doing: Deed<'_>, suffering: Deed<'_>) -> Vec<(EntityId, bool)> {
    let (does, done_to) = (doing.parties(scene, Role::Subject), doing.parties(scene, Role::Object));
    let (others, suffers) = (suffering.parties(scene, Role::Subject), suffering.parties(scene, Role::Object));
    let ([does], [done_to], [other], [suffers]) = (&does[..], &done_to[..], &others[..], &suffers[..]) else {
        return Vec::new();
    };
    let is_exchanged = |entity: &&EntityId| {
        suffers.entities.contains(entity) && !other.entities.contains(entity) && is_actor(scene, **entity)
    };
    let counterpart = counterpart(done_to, other);
    let found = does.entities.iter().filter(is_exchanged);
    found.filter_map(|entity| Some((*entity, counterpart?))).collect()
}

/// Whether the two on the other end are named; `None` where they are not one.
fn counterpart(a: &Party<'_>, b: &Party<'_>) -> Option<bool> {
    let is_named = !a.entities.is_empty() && !b.entities.is_empty();
    let are_one = if is_named { a.is_same(b) } else { a.is_unnamed() && b.is_unnamed() };
    are_one.then_some(is_named)
}

fn is_actor(scene: &Scene<'_>, entity: EntityId) -> bool {
    let kind = scene.coverage.entities.list[entity.0 as usize].kind;
    matches!(kind, NameKind::Person | NameKind::Organization)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn who_approached_whom() {
        check(
            find,
            ["Senator Orla Brandt approached the reporter.", "A reporter approached Senator Orla Brandt."],
            &["A reporter approached Senator Orla Brandt.", "Senator Orla Brandt approached the reporter."],
        );
        check(
            find,
            ["Pavel Norvik sued Orla Brandt.", "Orla Brandt sued Pavel Norvik."],
            &["Orla Brandt sued Pavel Norvik.", "Pavel Norvik sued Orla Brandt."],
        );
    }

    #[test]
    fn two_deeds() {
        check(find, ["Orla Brandt criticized Pavel Norvik.", "Pavel Norvik criticized Orla Brandt."], &[]);
        check(find, ["Orla Brandt hit a reporter.", "Pavel Norvik hit Orla Brandt."], &[]);
        let both = "Orla Brandt pushed Pavel Norvik. Pavel Norvik pushed Orla Brandt.";
        check(find, [both, "Pavel Norvik pushed Orla Brandt."], &[]);
    }
}
