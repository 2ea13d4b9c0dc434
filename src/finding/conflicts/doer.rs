//! Who it was, by claims that are alike: one deed, and two people who did it or to whom it was done.
//!
//! Starts from claims of two outlets that are very alike, with one verb; each names one person as its subject, and neither
//! outlet names the other's anywhere, so that one of them has the wrong name. What is said and felt many say and feel.
//! Deeds done to somebody who is named are `filler`'s; people of one surname are `names`'.

use std::collections::BTreeSet;

use crate::claim::ClaimId;
use crate::claim::frame::{self, Frame, FrameKind, Role};
use crate::entity::EntityId;
use crate::finding::pairs::{ClaimPair, across_witnesses};
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::verbs;
use crate::mention::NameKind;
use crate::verdict::Reason;

use super::{Dispute, Side, Stage, divergence};

/// Claims less alike than this may tell of two deeds.
const MIN_SIMILARITY: f64 = 0.45;

/// How sure it is: two people may have done the same.
const SCORE: f64 = 0.5;

/// Kinds of deeds that many do at one occasion.
const OF_MANY: [&str; 6] = ["cognition", "communication", "emotion", "perception", "stative", "weather"];

/// Who does it, by one claim.
#[derive(Clone, Copy)]
struct Doer<'a> {
    lemma: &'a str,
    frame: &'a Frame,
    entity: EntityId,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let scene = stage.scene;
    let mut seen: BTreeSet<(EntityId, EntityId)> = BTreeSet::new();
    let mut findings = Vec::new();
    for pair in across_witnesses(scene, MIN_SIMILARITY) {
        let Some((a, b)) = apart(scene, pair) else { continue };
        if seen.insert((a.entity.min(b.entity), a.entity.max(b.entity))) {
            findings.extend(finding(scene, pair, a, b));
        }
    }
    findings
}

/// Who does one deed by each claim, where these are two people.
fn apart<'a>(scene: &Scene<'a>, pair: ClaimPair) -> Option<(Doer<'a>, Doer<'a>)> {
    let (of_a, of_b) = (doers(scene, pair.a), doers(scene, pair.b));
    let mut both = of_a.iter().flat_map(|a| of_b.iter().map(move |b| (*a, *b)));
    both.find(|(a, b)| {
        let is_one = a.lemma == b.lemma && a.frame.is_passive == b.frame.is_passive;
        let is_open =
            !is_named(scene, scene.witness(pair.b), a.entity) && !is_named(scene, scene.witness(pair.a), b.entity);
        is_one && a.entity != b.entity && is_open && surname(scene, a.entity) != surname(scene, b.entity)
    })
}

/// The people who do, or in a passive suffer, what a claim tells.
fn doers<'a>(scene: &Scene<'a>, id: ClaimId) -> Vec<Doer<'a>> {
    let claim = scene.graph.claim(id);
    let reading = scene.coverage.readings[claim.witness];
    let document = reading.document;
    let is_deed = |frame: &Frame| frame.kind == FrameKind::Verb && frame.is_affirmed && !frame.is_reporting;
    let deeds = claim.frames.iter().filter(|frame| is_deed(frame) && is_done_once(frame.lemma(document)));
    let doer = |frame: &'a Frame| {
        let role = if frame.is_passive { Role::Object } else { Role::Subject };
        let argument = frame.argument(role)?;
        let names = frame::names_of(argument, reading);
        let of_names = scene.coverage.entities.of_names.get(claim.witness)?;
        let entity = *of_names.get(*names.first()? as usize)?;
        let is_one = names.len() == 1 && argument.further.is_empty() && is_person(scene, entity);
        is_one.then_some(Doer { lemma: frame.lemma(document), frame, entity })
    };
    deeds.filter_map(doer).collect()
}

/// Whether the verb tells what is done, not what many say, know, feel, have or are.
fn is_done_once(lemma: &str) -> bool {
    verbs::verb(lemma).is_some_and(|verb| verb.kinds.iter().all(|kind| !OF_MANY.contains(kind)))
}

fn is_person(scene: &Scene<'_>, entity: EntityId) -> bool {
    let entity = &scene.coverage.entities.list[entity.0 as usize];
    entity.kind == NameKind::Person && entity.name.contains(' ')
}

fn surname(scene: &Scene<'_>, entity: EntityId) -> Option<String> {
    scene.coverage.entities.list[entity.0 as usize].name.rsplit(' ').next().map(str::to_lowercase)
}

/// Whether the outlet names the entity anywhere.
fn is_named(scene: &Scene<'_>, witness: usize, entity: EntityId) -> bool {
    scene.coverage.entities.of_names.get(witness).is_some_and(|of| of.contains(&entity))
}

fn finding(scene: &Scene<'_>, pair: ClaimPair, a: Doer<'_>, b: Doer<'_>) -> Option<Finding> {
    let name = |doer: Doer<'_>| scene.coverage.entities.list[doer.entity.0 as usize].name.clone();
    let about = format!("{}: {} or {}", a.lemma, name(a), name(b));
    let reason = Reason::new("conflict/who-of-alike", format!("one deed by {} or by {}", name(a), name(b)));
    let side = |doer, claim| Side { value: name(doer), claims: vec![claim] };
    divergence(scene, Dispute { slot: Slot::Event, about, score: SCORE, reason }, &[side(a, pair.a), side(b, pair.b)])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn two_names_for_one_doer() {
        check(
            find,
            [
                "Pavel Brandt opened the new bridge over the river in Tarvik on Monday.",
                "Juri Halden opened the new bridge over the river in Tarvik on Monday.",
            ],
            &["Juri Halden", "Pavel Brandt"],
        );
    }

    #[test]
    fn both_known_or_two_deeds() {
        let opened = "Pavel Brandt opened the new bridge over the river in Tarvik on Monday.";
        let both = "Juri Halden opened the new bridge over the river in Tarvik on Monday. Pavel Brandt looked on.";
        check(find, [opened, both], &[]);
        let said = "Pavel Brandt said that the new bridge over the river in Tarvik was the finest in the country.";
        check(find, [said, &said.replace("Pavel Brandt", "Juri Halden")], &[]);
        check(find, [opened, "Juri Halden opened a shop for toys in Norvik in May."], &[]);
    }
}
