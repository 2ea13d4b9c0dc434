//! Ages of one person.
//!
//! An age belongs to the person whose name stands next to it ("Jane Miller, 56,", "the 56-year-old Miller"), so the
//! claims need not be alike.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::claim::ClaimId;
use crate::compare;
use crate::entity::EntityId;
use crate::finding::{Finding, Scene, Slot};
use crate::mention::quantity::QuantityKind;
use crate::mention::{NameKind, Quantity};

use super::{Compared, Kind, Node, findings, without_explained};

/// Tokens between a name and an age: a comma, and perhaps a generation ("Jr.").
const MAX_GAP: u32 = 3;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let bearers = bearers(scene);
    let mut by_person: BTreeMap<EntityId, Vec<Node>> = BTreeMap::new();
    for (node, entity) in &bearers {
        by_person.entry(*entity).or_default().push(*node);
    }
    let compared = by_person.values().flat_map(|ages| compared(scene, ages)).collect();
    let compared = without_explained(scene, compared);
    let of_person: FxHashMap<Node, EntityId> = bearers.into_iter().collect();
    let kind = Kind {
        slot: Slot::Number,
        display: &|node| format!("{}s", quantity(scene, node).value_text()),
        question: &|node| format!("age of {}", scene.coverage.entities.list[of_person[&node].0 as usize].name),
        verdict: &|a, b| compare::quantity::compare(quantity(scene, a), quantity(scene, b)),
    };
    findings(scene, &compared, &kind)
}

/// Every age with the person who has it, in the order of the claims.
fn bearers(scene: &Scene<'_>) -> Vec<(Node, EntityId)> {
    let claims = (0..scene.graph.claims.len() as u32).map(ClaimId);
    let nodes = claims.flat_map(|claim| scene.claim(claim).quantities.iter().map(move |at| (claim, *at)));
    let ages = nodes.filter(|node| quantity(scene, *node).kind == QuantityKind::Age);
    ages.filter_map(|node| Some((node, bearer(scene, node)?))).collect()
}

/// The person whose name ends just before the age, or else begins just after it.
fn bearer(scene: &Scene<'_>, node: Node) -> Option<EntityId> {
    let witness = scene.witness(node.0);
    let names = &scene.coverage.readings[witness].mentions.names;
    let age = quantity(scene, node).tokens;
    let after = names.partition_point(|name| name.tokens.end <= age.start);
    let is_person = |at: &usize| names.get(*at).is_some_and(|name| name.kind == NameKind::Person);
    let before = after.checked_sub(1).filter(is_person).filter(|at| age.start - names[*at].tokens.end <= MAX_GAP);
    let next = Some(after).filter(is_person).filter(|at| names[*at].tokens.start.saturating_sub(age.end) < MAX_GAP);
    scene.coverage.entities.of_names.get(witness)?.get(before.or(next)?).copied()
}

/// Every pair of ages that two outlets give one person.
fn compared(scene: &Scene<'_>, ages: &[Node]) -> Vec<Compared> {
    let mut compared = Vec::new();
    for (at, &a) in ages.iter().enumerate() {
        for &b in ages[at + 1..].iter().filter(|b| scene.witness(b.0) != scene.witness(a.0)) {
            let verdict = compare::quantity::compare(quantity(scene, a), quantity(scene, b));
            compared.push(Compared { a, b, similarity: 1.0, verdict });
        }
    }
    compared
}

fn quantity<'a>(scene: &Scene<'a>, (claim, at): Node) -> &'a Quantity {
    &scene.coverage.readings[scene.claim(claim).witness].mentions.quantities[at as usize]
}
