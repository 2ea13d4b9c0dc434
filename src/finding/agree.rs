//! Agreement: claims of two or more outlets that speak of one thing.
//!
//! Each cluster of claims with two witnesses or more is one finding, and every outlet that states it stands in the
//! evidence. Copies of one text count as one origin.

use crate::claim::ClaimId;
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot};

/// A claim outside the cluster joins the evidence where it is this similar to a claim of another outlet in it.
const MIN_SUPPORT: f64 = 0.4;

/// The agreements of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    scene.graph.clusters.iter().filter_map(|cluster| agreement(scene, &cluster.claims)).collect()
}

fn agreement(scene: &Scene<'_>, claims: &[ClaimId]) -> Option<Finding> {
    let core = witnesses(scene, claims);
    if core.len() < 2 {
        return None;
    }
    let mut all = claims.to_vec();
    all.extend(supporters(scene, claims));
    let witnesses = witnesses(scene, &all);
    let centre = central(scene, claims);
    let text = scene.text(centre);
    Some(Finding {
        kind: FindingKind::Agree,
        slot: slot(scene, centre),
        about: super::words::head(&text, 8),
        summary: format!("{} report: {text}", scene.outlets(&witnesses)),
        score: average_similarity(scene, claims),
        origins: scene.coverage.n_origins(witnesses.iter().copied()),
        reasons: reasons(scene, claims),
        values: vec![FindingValue {
            value: text,
            normalized: None,
            evidence: all.iter().map(|claim| scene.passage(*claim)).collect(),
        }],
    })
}

fn witnesses(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = claims.iter().map(|claim| scene.witness(*claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

/// Claims outside the cluster that are very similar to a claim of another outlet in it.
fn supporters(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<ClaimId> {
    let mut supporters: Vec<ClaimId> = claims
        .iter()
        .flat_map(|claim| {
            let near = scene.graph.neighbours(*claim).into_iter();
            near.filter(|(other, score)| score.value >= MIN_SUPPORT && scene.witness(*other) != scene.witness(*claim))
        })
        .map(|(other, _)| other)
        .filter(|other| !claims.contains(other))
        .collect();
    supporters.sort_unstable();
    supporters.dedup();
    supporters
}

/// The claim that is most similar to the others; the first of equals.
fn central(scene: &Scene<'_>, claims: &[ClaimId]) -> ClaimId {
    let closeness = |claim: ClaimId| -> f64 { claims.iter().map(|other| scene.graph.similarity(claim, *other)).sum() };
    let mut best = claims[0];
    for &claim in &claims[1..] {
        if closeness(claim) > closeness(best) {
            best = claim;
        }
    }
    best
}

fn average_similarity(scene: &Scene<'_>, claims: &[ClaimId]) -> f64 {
    let mut values = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        let others = claims[at + 1..].iter().filter(|b| scene.witness(**b) != scene.witness(*a));
        values.extend(others.map(|b| scene.graph.similarity(*a, *b)));
    }
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// What the claim tells most of all: a quotation, a number, or a happening.
pub(super) fn slot(scene: &Scene<'_>, claim: ClaimId) -> Slot {
    let claim = scene.claim(claim);
    match (claim.is_direct, claim.quantities.is_empty()) {
        (true, _) => Slot::Quote,
        (false, false) => Slot::Number,
        _ => Slot::Event,
    }
}

fn reasons(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<Reason> {
    let mut best: Option<(f64, Vec<Reason>)> = None;
    for claim in claims {
        for (other, score) in scene.graph.neighbours(*claim) {
            let is_better = best.as_ref().is_none_or(|(value, _)| score.value > *value);
            if claims.contains(&other) && scene.witness(other) != scene.witness(*claim) && is_better {
                best = Some((score.value, score.reasons.clone()));
            }
        }
    }
    best.map_or_else(Vec::new, |(_, reasons)| reasons)
}
