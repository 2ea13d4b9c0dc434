//! Who did it, or to whom: one deed, and two persons or bodies in one part of it.
//!
//! One verb of a deed done once, one entity that takes the other part in both, and claims that are alike. Neither outlet
//! names the other's anywhere, so that they can only mean one. Persons of one surname are `names`'.

use std::collections::BTreeSet;

use crate::claim::frame::Role;
use crate::entity::EntityId;
use crate::finding::{Finding, Scene, Slot};
use crate::mention::NameKind;
use crate::verdict::Reason;

use super::deed::Deed;
use super::exchange::has_direction;
use super::{Dispute, Side, Stage, divergence};

/// A deed of one verb may be done twice.
const SCORE: f64 = 0.5;

/// Claims less alike than this may tell of two deeds.
const MIN_SIMILARITY: f64 = 0.2;

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut seen: BTreeSet<(EntityId, EntityId)> = BTreeSet::new();
    let mut findings = Vec::new();
    for (a, b) in stage.deeds.pairs() {
        let is_alike = || stage.scene.graph.similarity(a.claim, b.claim) >= MIN_SIMILARITY;
        if !has_direction(a) || !has_direction(b) || !is_alike() {
            continue;
        }
        for (role, other) in [(Role::Subject, Role::Object), (Role::Object, Role::Subject)] {
            let fillers = fillers(stage.scene, (a, b), role, other);
            let is_new = fillers.is_some_and(|(x, y)| seen.insert((x.min(y), x.max(y))));
            findings.extend(fillers.filter(|_| is_new).and_then(|fillers| finding(stage.scene, (a, b), fillers)));
        }
    }
    findings
}

/// The two that fill `role` where one entity fills the `other` in both.
fn fillers(scene: &Scene<'_>, (a, b): (Deed<'_>, Deed<'_>), role: Role, other: Role) -> Option<(EntityId, EntityId)> {
    let (of_a, of_b) = (a.parties(scene, role), b.parties(scene, role));
    let (rest_a, rest_b) = (a.parties(scene, other), b.parties(scene, other));
    let ([of_a], [of_b], [rest_a], [rest_b]) = (&of_a[..], &of_b[..], &rest_a[..], &rest_b[..]) else { return None };
    let ([x], [y]) = (&of_a.entities[..], &of_b.entities[..]) else { return None };
    let is_shared = !rest_a.entities.is_empty() && rest_a.is_same(rest_b);
    let are_apart = x != y && !is_named(scene, b.witness, *x) && !is_named(scene, a.witness, *y);
    (is_shared && are_apart && are_of_one_kind(scene, *x, *y)).then_some((*x, *y))
}

fn are_of_one_kind(scene: &Scene<'_>, x: EntityId, y: EntityId) -> bool {
    let [x, y] = [x, y].map(|entity| &scene.coverage.entities.list[entity.0 as usize]);
    let surname = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    let is_actor = matches!(x.kind, NameKind::Person | NameKind::Organization);
    is_actor && x.kind == y.kind && surname(&x.name) != surname(&y.name)
}

/// Whether the outlet names the entity anywhere.
fn is_named(scene: &Scene<'_>, witness: usize, entity: EntityId) -> bool {
    scene.coverage.entities.of_names.get(witness).is_some_and(|of| of.contains(&entity))
}

fn finding(scene: &Scene<'_>, (a, b): (Deed<'_>, Deed<'_>), (x, y): (EntityId, EntityId)) -> Option<Finding> {
    let name = |entity: EntityId| scene.coverage.entities.list[entity.0 as usize].name.clone();
    let about = format!("{}: {} or {}", a.lemma, name(x), name(y));
    let reason = Reason::new("conflict/who", format!("one deed with {} or with {}", name(x), name(y)));
    let sides = [Side { value: name(x), claims: vec![a.claim] }, Side { value: name(y), claims: vec![b.claim] }];
    divergence(scene, Dispute { slot: Slot::Event, about, score: SCORE, reason }, &sides)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn two_doers_of_one_deed() {
        check(
            find,
            ["Pavel Brandt killed Orla Norvik at the harbour.", "Juri Halden killed Orla Norvik at the harbour."],
            &["Juri Halden", "Pavel Brandt"],
        );
    }

    #[test]
    fn deeds_of_many() {
        check(find, ["Pavel Brandt praised Orla Norvik.", "Juri Halden praised Orla Norvik."], &[]);
        let both = "Pavel Brandt killed Orla Norvik at the harbour. Juri Halden killed a guard.";
        check(find, [both, "Juri Halden killed Orla Norvik at the harbour."], &[]);
    }
}
