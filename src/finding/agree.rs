//! Agreement: claims of two or more outlets that speak of one thing.
//!
//! Each cluster of claims with two witnesses or more is one finding, and every outlet that states it stands in the
//! evidence. Copies of one text count as one origin.

use crate::claim::ClaimId;
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot};

/// A claim outside the cluster joins the evidence where it is this similar to a claim of another outlet in it.
const MIN_SUPPORT: f64 = 0.22;

/// A claim stays in the evidence where it is this similar to a claim of another outlet in it: the average that holds a
/// cluster together may hide one that is like none.
const MIN_KEPT: f64 = 0.2;

/// Two claims of an agreement must be this similar: of those read by hand about two in three were right from here on,
/// fewer than half below.
const MIN_BEST: f64 = 0.28;

/// The agreements of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    scene.graph.clusters.iter().filter_map(|cluster| agreement(scene, &cluster.claims)).collect()
}

fn agreement(scene: &Scene<'_>, claims: &[ClaimId]) -> Option<Finding> {
    let claims = &of_one_polarity(scene, claims);
    if witnesses(scene, claims).len() < 2 {
        return None;
    }
    let mut all = claims.to_vec();
    all.extend(supporters(scene, claims));
    let all = with_partner(scene, &of_one_polarity(scene, &all));
    if all.iter().map(|claim| best_partner(scene, *claim, &all)).fold(0.0, f64::max) < MIN_BEST {
        return None;
    }
    let witnesses = witnesses(scene, &all);
    let centre = central(scene, &all);
    let text = scene.text(centre);
    Some(Finding {
        kind: FindingKind::Agree,
        slot: slot(scene, centre, &all),
        about: super::words::head(&text, 8),
        summary: format!("{} report: {text}", scene.outlets(&witnesses)),
        score: average_similarity(scene, &all),
        origins: scene.coverage.n_origins(witnesses.iter().copied()),
        reasons: reasons(scene, &all),
        values: vec![FindingValue {
            value: text,
            normalized: None,
            evidence: all.iter().map(|claim| scene.passage(*claim)).collect(),
        }],
    })
}

/// The claims without those that deny, by the same verb, what more of the others affirm, or the other way round.
fn of_one_polarity(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<ClaimId> {
    let stands_against = |x: ClaimId, y: ClaimId| {
        let (x, y) = (scene.claim(x), scene.claim(y));
        x.is_affirmed != y.is_affirmed && x.verb.is_some() && x.verb == y.verb
    };
    let n_affirmed = claims.iter().filter(|claim| scene.claim(**claim).is_affirmed).count();
    let n_like = |claim: ClaimId| match scene.claim(claim).is_affirmed {
        true => n_affirmed,
        false => claims.len() - n_affirmed,
    };
    let mut kept: Vec<ClaimId> = claims.to_vec();
    kept.retain(|&claim| {
        let opposed = claims.iter().find(|other| stands_against(claim, **other));
        opposed.is_none_or(|other| (n_like(claim), *other) > (n_like(*other), claim))
    });
    kept
}

fn witnesses(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = claims.iter().map(|claim| scene.witness(*claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

/// The claims without those that are like no claim of another outlet among them.
fn with_partner(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<ClaimId> {
    claims.iter().copied().filter(|claim| best_partner(scene, *claim, claims) >= MIN_KEPT).collect()
}

/// How similar the most similar claim of another outlet is. Quotations of two speakers tell of two opinions.
fn best_partner(scene: &Scene<'_>, claim: ClaimId, claims: &[ClaimId]) -> f64 {
    let are_of_two = |other: ClaimId| {
        let (x, y) = (scene.claim(claim), scene.claim(other));
        x.is_spoken && y.is_spoken && x.speaker.zip(y.speaker).is_some_and(|(x, y)| x != y)
    };
    let others = claims.iter().filter(|other| scene.witness(**other) != scene.witness(claim) && !are_of_two(**other));
    others.map(|other| scene.graph.similarity(claim, *other)).fold(0.0, f64::max)
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

/// The claim that is most similar to the others; one that opens its sentence before one that goes on ("when he …") where
/// it is nearly as similar; the first of equals.
fn central(scene: &Scene<'_>, claims: &[ClaimId]) -> ClaimId {
    let closeness = |claim: ClaimId| -> f64 { claims.iter().map(|other| scene.graph.similarity(claim, *other)).sum() };
    let closest = claims.iter().map(|claim| closeness(*claim)).fold(0.0, f64::max);
    let rank = |claim: ClaimId| {
        let is_near = closeness(claim) >= NEARLY * closest;
        (is_near && opens_sentence(scene, claim), closeness(claim))
    };
    let mut best = claims[0];
    for &claim in &claims[1..] {
        if rank(claim) > rank(best) {
            best = claim;
        }
    }
    best
}

/// A claim this much as similar to the others as the most similar one is nearly as good to show.
const NEARLY: f64 = 0.7;

fn opens_sentence(scene: &Scene<'_>, claim: ClaimId) -> bool {
    let claim = scene.claim(claim);
    let sentence = &scene.coverage.readings[claim.witness].document.sentences()[claim.sentence];
    claim.tokens.start == sentence.tokens.start
}

fn average_similarity(scene: &Scene<'_>, claims: &[ClaimId]) -> f64 {
    let mut values = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        let others = claims[at + 1..].iter().filter(|b| scene.witness(**b) != scene.witness(*a));
        values.extend(others.map(|b| scene.graph.similarity(*a, *b)));
    }
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// What the claims tell most of all: a quotation, a number that each of them holds, or a happening.
fn slot(scene: &Scene<'_>, centre: ClaimId, claims: &[ClaimId]) -> Slot {
    let all_count = claims.iter().all(|claim| !scene.claim(*claim).quantities.is_empty());
    match (scene.claim(centre).is_direct, all_count) {
        (true, _) => Slot::Quote,
        (false, true) => Slot::Number,
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
