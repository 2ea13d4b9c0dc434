//! One deed, told of two persons of one surname.
//!
//! Two outlets that tell the same of "A. Miller" and of "B. Miller" mean one person, and one of them errs. Persons of
//! different surnames are left alone: a claim may well be true of both.

use std::collections::BTreeSet;

use crate::claim::{Claim, ClaimId};
use crate::compare;
use crate::entity::{EntityId, Folded};
use crate::mention::NameKind;
use crate::verdict::Verdict;

use super::conflicts::Deeds;
use super::pairs::ClaimPair;
use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs};

/// Claims less similar than this are not asked for a common name.
const MIN_SIMILARITY: f64 = 0.2;

/// A name confused between outlets is as sure as the claims are alike, but never less than this.
const FLOOR: f64 = 0.5;

/// Name findings of an event, each pair of persons once.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for pair in pairs::across_witnesses(scene, MIN_SIMILARITY).into_iter().chain(of_one_deed(scene)) {
        for (a, b, verdict) in namesakes(scene, pair.a, pair.b) {
            if seen.insert((a.min(b), a.max(b))) {
                findings.push(finding(scene, (pair.a, a), (pair.b, b), pair.similarity, verdict));
            }
        }
    }
    findings
}

/// Claims of different outlets that tell of one deed, whatever else they tell, and of one more who takes part.
fn of_one_deed(scene: &Scene<'_>) -> Vec<ClaimPair> {
    let shares_one = |a: ClaimId, b: ClaimId| {
        let others = &scene.claim(b).entities;
        scene.claim(a).entities.iter().any(|entity| others.contains(entity))
    };
    let pairs = Deeds::new(scene).pairs().into_iter().map(|(a, b)| (a.claim.min(b.claim), a.claim.max(b.claim)));
    let pairs = pairs.filter(|(a, b)| shares_one(*a, *b) && !persons(scene, scene.claim(*a)).is_empty());
    pairs.map(|(a, b)| ClaimPair { a, b, similarity: scene.graph.similarity(a, b) }).collect()
}

/// Persons of the two claims that share a surname but no given name, and that no outlet of the two tells apart.
fn namesakes(scene: &Scene<'_>, a: ClaimId, b: ClaimId) -> Vec<(EntityId, EntityId, Verdict)> {
    let (claim_a, claim_b) = (scene.claim(a), scene.claim(b));
    let mut found = Vec::new();
    for &x in persons(scene, claim_a).iter().filter(|x| !names(scene, claim_b.witness, **x)) {
        for &y in persons(scene, claim_b).iter().filter(|y| !names(scene, claim_a.witness, **y)) {
            let verdict = compare::name::compare(name(scene, x), name(scene, y));
            if verdict.is_conflict() && surname(name(scene, x)) == surname(name(scene, y)) {
                found.push((x, y, verdict));
            }
        }
    }
    found
}

fn persons(scene: &Scene<'_>, claim: &Claim) -> Vec<EntityId> {
    let is_person = |entity: &EntityId| scene.coverage.entities.list[entity.0 as usize].kind == NameKind::Person;
    claim.entities.iter().copied().filter(is_person).collect()
}

fn name<'a>(scene: &Scene<'a>, entity: EntityId) -> &'a str {
    &scene.coverage.entities.list[entity.0 as usize].name
}

/// Whether the outlet names the person anywhere.
fn names(scene: &Scene<'_>, witness: usize, entity: EntityId) -> bool {
    let article = scene.coverage.articles[witness];
    let forms = &scene.coverage.entities.list[entity.0 as usize].forms;
    forms.iter().flat_map(|form| &form.passages).any(|passage| passage.article == article)
}

fn surname(name: &str) -> String {
    let key = Folded::new(name).key();
    key.rsplit(' ').next().unwrap_or_default().to_string()
}

fn finding(
    scene: &Scene<'_>,
    a: (ClaimId, EntityId),
    b: (ClaimId, EntityId),
    similarity: f64,
    verdict: Verdict,
) -> Finding {
    let value = |(claim, entity): (ClaimId, EntityId)| FindingValue {
        value: name(scene, entity).to_string(),
        normalized: None,
        evidence: vec![scene.passage(claim)],
    };
    let (of_a, of_b) = (scene.outlet(scene.witness(a.0)), scene.outlet(scene.witness(b.0)));
    Finding {
        kind: FindingKind::Diverge,
        slot: Slot::Name,
        about: format!("{} or {}", name(scene, a.1), name(scene, b.1)),
        summary: format!("{of_a} names {}; {of_b} names {}.", name(scene, a.1), name(scene, b.1)),
        score: FLOOR + (1.0 - FLOOR) * similarity,
        origins: 1,
        reasons: verdict.reasons,
        values: vec![value(a), value(b)],
    }
}
