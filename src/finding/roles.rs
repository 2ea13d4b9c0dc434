//! One person, different posts; and posts that outlets agree on.
//!
//! Compares the roles said of one entity by different outlets; leaves what makes two roles one to `compare::role`.

use std::collections::BTreeMap;

use crate::article::Passage;
use crate::compare;
use crate::entity::EntityId;
use crate::mention::Role;
use crate::verdict::{Judgement, Reason, Verdict};

use super::{Finding, FindingKind, FindingValue, Scene, Slot};

/// A role as one outlet gives it.
#[derive(Clone, Copy)]
struct Said<'a> {
    witness: usize,
    role: &'a Role,
}

/// Conflicts surer than this are reported.
const MIN_CONFLICT: f64 = 0.6;

/// Role findings of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (entity, said) in roles_by_entity(scene) {
        findings.extend(divergence(scene, entity, &said));
        findings.extend(agreements(scene, entity, &said));
    }
    findings
}

fn roles_by_entity<'a>(scene: &Scene<'a>) -> BTreeMap<EntityId, Vec<Said<'a>>> {
    let mut by_entity: BTreeMap<EntityId, Vec<Said<'a>>> = BTreeMap::new();
    for (witness, reading) in scene.coverage.readings.iter().enumerate() {
        for role in &reading.mentions.roles {
            let of_names = scene.coverage.entities.of_names.get(witness);
            if let Some(entity) = of_names.and_then(|of| of.get(role.holder as usize)) {
                by_entity.entry(*entity).or_default().push(Said { witness, role });
            }
        }
    }
    by_entity
}

/// The surest conflict between two outlets, with every role that agrees with either side.
fn divergence(scene: &Scene<'_>, entity: EntityId, said: &[Said<'_>]) -> Option<Finding> {
    let (a, b, verdict) =
        conflicts(said).into_iter().reduce(|best, next| if next.2.score > best.2.score { next } else { best })?;
    let values = vec![value(scene, said, a), value(scene, said, b)];
    let name = &scene.coverage.entities.list[entity.0 as usize].name;
    Some(Finding {
        kind: FindingKind::Diverge,
        slot: Slot::Role,
        about: format!("{name}: post"),
        summary: format!(
            "{name} is {} to {}, {} to {}.",
            post(scene, a),
            scene.outlet(a.witness),
            post(scene, b),
            scene.outlet(b.witness)
        ),
        score: verdict.score,
        origins: values.iter().map(|value| n_origins(scene, value)).max().unwrap_or(1),
        reasons: verdict.reasons,
        values,
    })
}

/// Pairs of roles of different outlets that cannot both be right, unless the outlets agree on another role.
fn conflicts<'a>(said: &[Said<'a>]) -> Vec<(Said<'a>, Said<'a>, Verdict)> {
    let mut conflicts = Vec::new();
    for (at, a) in said.iter().enumerate() {
        for b in said[at + 1..].iter().filter(|b| b.witness != a.witness) {
            let verdict = compare::role::compare(a.role, b.role);
            if verdict.is_conflict() && verdict.score >= MIN_CONFLICT && !is_held_by_both(said, *a, *b) {
                conflicts.push((*a, *b, verdict));
            }
        }
    }
    conflicts
}

/// Whether the outlet of one role also gives the other: then it knows that both are held.
fn is_held_by_both(said: &[Said<'_>], a: Said<'_>, b: Said<'_>) -> bool {
    let gives = |witness: usize, role: &Role| {
        said.iter().any(|other| {
            other.witness == witness && compare::role::compare(other.role, role).judgement == Judgement::Same
        })
    };
    gives(a.witness, b.role) || gives(b.witness, a.role)
}

fn value(scene: &Scene<'_>, said: &[Said<'_>], of: Said<'_>) -> FindingValue {
    let same = said.iter().filter(|other| compare::role::compare(other.role, of.role).judgement == Judgement::Same);
    let mut evidence: Vec<Passage> =
        same.map(|other| scene.coverage.passage(other.witness, other.role.passage)).collect();
    evidence.push(scene.coverage.passage(of.witness, of.role.passage));
    FindingValue { value: post(scene, of), normalized: Some(of.role.office.clone()), evidence }
}

fn n_origins(scene: &Scene<'_>, value: &FindingValue) -> usize {
    let witness_of = |passage: &Passage| scene.coverage.articles.iter().position(|article| *article == passage.article);
    scene.coverage.n_origins(value.evidence.iter().filter_map(witness_of))
}

/// One finding for each post that two or more outlets give the entity.
fn agreements(scene: &Scene<'_>, entity: EntityId, said: &[Said<'_>]) -> Vec<Finding> {
    let mut groups: Vec<Vec<Said<'_>>> = Vec::new();
    for one in said.iter().filter(|one| !one.role.is_rank) {
        let same = |group: &&mut Vec<Said<'_>>| {
            group.iter().all(|other| compare::role::compare(other.role, one.role).judgement == Judgement::Same)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(*one),
            None => groups.push(vec![*one]),
        }
    }
    groups.iter().filter_map(|group| agreement(scene, entity, group)).collect()
}

fn agreement(scene: &Scene<'_>, entity: EntityId, group: &[Said<'_>]) -> Option<Finding> {
    let mut witnesses: Vec<usize> = group.iter().map(|said| said.witness).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    if witnesses.len() < 2 {
        return None;
    }
    let name = &scene.coverage.entities.list[entity.0 as usize].name;
    let post = post(scene, group[0]);
    Some(Finding {
        kind: FindingKind::Agree,
        slot: Slot::Role,
        about: format!("{name}: post"),
        summary: format!("{} call {name} {post}.", scene.outlets(&witnesses)),
        score: 0.8,
        origins: scene.coverage.n_origins(witnesses),
        reasons: vec![Reason::new("role/same-office", "the same office in other or the same words")],
        values: vec![FindingValue {
            value: post,
            normalized: Some(group[0].role.office.clone()),
            evidence: group.iter().map(|said| scene.coverage.passage(said.witness, said.role.passage)).collect(),
        }],
    })
}

/// The office and whom it serves.
fn post(scene: &Scene<'_>, said: Said<'_>) -> String {
    said.role.display_as_in(scene.coverage.text(said.witness, said.role.passage))
}
