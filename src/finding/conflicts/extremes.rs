//! How far a superlative reaches: "the world's largest employer" / "the country's largest employer".
//!
//! One bearer, one noun, one superlative, and two reaches or two places in the order ("second-largest"). Which words
//! tell a reach is data.

use std::collections::BTreeMap;

use crate::claim::{Claim, ClaimId};
use crate::entity::EntityId;
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::{description, senses};
use crate::syntax::{Document, Pos, Relation};
use crate::verdict::Reason;

use super::{Dispute, Stage, divergence, sides_by};

/// What is largest in the world is largest in its country, too: the one says more than the other.
const REACH_SCORE: f64 = 0.5;

/// The largest is not the second-largest.
const RANK_SCORE: f64 = 0.7;

/// So many superlatives of one bearer are held against each other.
const MAX_EXTREMES: usize = 48;

/// Tokens between the bearer and the superlative.
const MAX_GAP: usize = 12;

/// Tokens between a reach in front and the superlative: "the country's largest retailer and biggest employer".
const REACH_BEFORE: usize = 8;

/// Tokens between the superlative and its noun.
const NOUN_BEHIND: usize = 3;

/// A superlative said of somebody or something.
#[derive(Clone, Copy)]
struct Extreme<'a> {
    claim: ClaimId,
    witness: usize,
    noun: &'a str,
    lemma: &'a str,
    /// The superlative without its place in the order.
    base: &'a str,
    /// The place in the order: "second", empty for the first.
    rank: &'a str,
    reach: &'static str,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut by_bearer: BTreeMap<EntityId, Vec<Extreme<'_>>> = BTreeMap::new();
    for (at, claim) in stage.scene.graph.claims.iter().enumerate() {
        for (bearer, extreme) in extremes(stage.scene, ClaimId(at as u32), claim) {
            let of_bearer = by_bearer.entry(bearer).or_default();
            of_bearer.push(extreme);
            of_bearer.truncate(MAX_EXTREMES);
        }
    }
    by_bearer.iter().filter_map(|(bearer, extremes)| finding(stage.scene, *bearer, extremes)).collect()
}

fn finding(scene: &Scene<'_>, bearer: EntityId, extremes: &[Extreme<'_>]) -> Option<Finding> {
    let at_odds = |a: &Extreme<'_>| extremes.iter().find(|b| a.witness != b.witness && are_at_odds(a, b));
    let (first, other) = extremes.iter().find_map(|one| Some((one, at_odds(one)?)))?;
    let of_one = extremes.iter().filter(|one| one.noun == first.noun && are_one_quality(one, first));
    let sides = sides_by(scene, of_one.map(|one| ((one.rank, one.reach), one.claim)));
    let name = &scene.coverage.entities.list[bearer.0 as usize].name;
    let text = format!("{}{} {} of the {}", dashed(first.rank), first.base, first.noun, first.reach);
    let against = format!("{}{} of the {}", dashed(other.rank), other.base, other.reach);
    let reason = Reason::new("conflict/superlative", format!("{text} / {against}"));
    let score = if first.rank == other.rank { REACH_SCORE } else { RANK_SCORE };
    let about = format!("{name}: {} {}", first.base, first.noun);
    divergence(scene, Dispute { slot: Slot::Role, about, score, reason }, &sides)
}

fn dashed(rank: &str) -> String {
    if rank.is_empty() { String::new() } else { format!("{rank}-") }
}

fn are_at_odds(a: &Extreme<'_>, b: &Extreme<'_>) -> bool {
    a.noun == b.noun && are_one_quality(a, b) && (a.rank == b.rank) != (a.reach == b.reach)
}

fn are_one_quality(a: &Extreme<'_>, b: &Extreme<'_>) -> bool {
    a.base == b.base || senses::are_related(a.lemma, b.lemma)
}

fn extremes<'a>(scene: &Scene<'a>, id: ClaimId, claim: &'a Claim) -> Vec<(EntityId, Extreme<'a>)> {
    let document: &'a Document = scene.coverage.readings[claim.witness].document;
    let at = |token: usize| {
        let (rank, base) = superlative(document, token)?;
        let noun = noun(document, token)?;
        let reach = reach(document, claim, token, noun)?;
        let bearer = bearer(scene, claim, token)?;
        let (lemma, noun) = (document.lemma(token), document.lemma(noun));
        Some((bearer, Extreme { claim: id, witness: claim.witness, noun, lemma, base, rank, reach }))
    };
    claim.tokens.indexes().filter_map(at).collect()
}

/// The place in the order and the superlative: "second", "largest".
fn superlative(document: &Document, token: usize) -> Option<(&str, &str)> {
    let norm = document.norm(token);
    let (rank, base) = norm.split_once('-').unwrap_or(("", norm));
    let is_one = document.tokens()[token].pos == Pos::Adj && base.ends_with("est");
    let is_formed = !rank.is_empty() || document.lemma(token) != norm;
    (is_one && is_formed).then_some((rank, base))
}

/// The noun that the superlative qualifies.
fn noun(document: &Document, token: usize) -> Option<usize> {
    let is_noun = |at: &usize| document.tokens()[*at].pos == Pos::Noun;
    let governor = document.head(token).filter(|_| document.relation(token) == Relation::Amod).filter(is_noun);
    let end = (token + 1 + NOUN_BEHIND).min(document.tokens().len());
    governor.filter(|&governor| governor > token).or_else(|| (token + 1..end).find(is_noun))
}

/// How far it reaches: a possessive in front, or "in the world" behind.
fn reach(document: &Document, claim: &Claim, token: usize, noun: usize) -> Option<&'static str> {
    let first = token.saturating_sub(REACH_BEFORE).max(claim.tokens.start as usize);
    let is_owner = |at: &usize| document.relation(*at) == Relation::NmodPoss;
    let before = (first..token).rev().find(is_owner).and_then(|at| description::scope(document.lemma(at)));
    let behind = || {
        let mut after = document.dependents(noun).filter(|&at| at > noun && document.relation(at) == Relation::Nmod);
        after.find_map(|at| description::scope(document.lemma(at)))
    };
    before.or_else(behind)
}

/// The last that is named before the superlative.
fn bearer(scene: &Scene<'_>, claim: &Claim, token: usize) -> Option<EntityId> {
    let names = &scene.coverage.readings[claim.witness].mentions.names;
    let end = names.partition_point(|name| (name.tokens.end as usize) <= token);
    let at = end.checked_sub(1)?;
    let name = &names[at].tokens;
    let is_near = name.start >= claim.tokens.start && token - name.end as usize <= MAX_GAP;
    let entity = *scene.coverage.entities.of_names.get(claim.witness)?.get(at)?;
    is_near.then_some(entity)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn two_reaches() {
        check(
            find,
            [
                "They sued Halden Steel, the world's largest employer.",
                "They sued Halden Steel, the country's biggest employer.",
            ],
            &[
                "They sued Halden Steel, the country's biggest employer.",
                "They sued Halden Steel, the world's largest employer.",
            ],
        );
    }

    #[test]
    fn one_reach_or_another_noun() {
        let largest = "They sued Halden Steel, the world's largest employer.";
        check(find, [largest, "They sued Halden Steel, the world's biggest employer."], &[]);
        check(find, [largest, "They sued Halden Steel, the country's largest exporter."], &[]);
        check(find, [largest, "They sued Norvik Steel, the country's largest employer."], &[]);
    }
}
