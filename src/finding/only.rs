//! Claims that one outlet alone makes.
//!
//! A claim stands alone when no claim of another outlet is even doubtfully similar to it. Neighbouring clauses of one
//! sentence that both stand alone are one finding. Given in the order of how much rare and checkable matter they hold.

use std::collections::BTreeMap;

use crate::claim::{Claim, ClaimId};
use crate::lexicon::{clause, frequency};
use crate::syntax::SentenceKind;
use crate::text::Span;
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs};

/// A claim less sure to stand alone is not reported: between this and the similarity of a cluster nothing is decided.
const MIN_SURE: f64 = 0.75;

/// Content words that a clause needs to be worth reporting.
const MIN_WORDS: usize = 4;

/// Evidence longer than this is not put together from several clauses.
const MAX_SPAN: usize = 380;

/// Summed rarity at which a claim is as newsworthy as it gets: about ten rare words.
const FULL_WEIGHT: f64 = 80.0;

/// The claims that stand alone.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    if scene.coverage.articles.len() < 2 {
        return Vec::new();
    }
    let alone: Vec<ClaimId> =
        (0..scene.graph.claims.len() as u32).map(ClaimId).filter(|claim| stands_alone(scene, *claim)).collect();
    let mut sentences: BTreeMap<(usize, usize), Vec<ClaimId>> = BTreeMap::new();
    for claim in alone {
        let of = scene.claim(claim);
        sentences.entry((of.witness, of.sentence)).or_default().push(claim);
    }
    let mut runs: Vec<(f64, Vec<ClaimId>)> = sentences
        .values()
        .flat_map(|claims| runs(scene, claims))
        .map(|run| (newsworthiness(scene, &run), run))
        .collect();
    runs.sort_by(|(x, a), (y, b)| y.total_cmp(x).then(a.cmp(b)));
    runs.iter().map(|(_, run)| finding(scene, run)).collect()
}

/// Whether no other outlet has a claim that is about the same.
pub(super) fn stands_alone(scene: &Scene<'_>, id: ClaimId) -> bool {
    let claim = scene.claim(id);
    claim.kind == SentenceKind::Body && n_words(scene, claim) >= MIN_WORDS && sureness(scene, id) >= MIN_SURE
}

/// How likely no claim of another outlet is about the same: what the claim most alike in each of them leaves of it.
fn sureness(scene: &Scene<'_>, id: ClaimId) -> f64 {
    let own = scene.witness(id);
    let mut nearest: BTreeMap<usize, f64> = BTreeMap::new();
    for (other, score) in scene.graph.neighbours(id) {
        if scene.witness(other) != own {
            let best = nearest.entry(scene.witness(other)).or_default();
            *best = best.max(score.value);
        }
    }
    nearest.values().map(|likeness| 1.0 - likeness).product()
}

fn n_words(scene: &Scene<'_>, claim: &Claim) -> usize {
    let document = scene.coverage.readings[claim.witness].document;
    claim.tokens.indexes().filter(|&at| is_content(document.lemma(at))).count()
}

fn is_content(lemma: &str) -> bool {
    lemma.chars().any(char::is_alphanumeric) && !clause::is_stopword(lemma)
}

/// Neighbouring clauses put together as long as they fit into one piece of evidence.
fn runs(scene: &Scene<'_>, claims: &[ClaimId]) -> Vec<Vec<ClaimId>> {
    let mut runs: Vec<Vec<ClaimId>> = Vec::new();
    for &claim in claims {
        match runs.last_mut() {
            Some(run) if joins(scene, run, claim) => run.push(claim),
            _ => runs.push(vec![claim]),
        }
    }
    runs
}

fn joins(scene: &Scene<'_>, run: &[ClaimId], claim: ClaimId) -> bool {
    let (first, last, next) = (scene.claim(run[0]), scene.claim(run[run.len() - 1]), scene.claim(claim));
    last.tokens.end == next.tokens.start && first.span.cover(next.span).len() <= MAX_SPAN
}

fn finding(scene: &Scene<'_>, run: &[ClaimId]) -> Finding {
    let witness = scene.witness(run[0]);
    let span = run.iter().map(|claim| scene.claim(*claim).span).reduce(Span::cover).unwrap_or_default();
    let text = pairs::plain(scene.coverage.text(witness, span));
    Finding {
        kind: FindingKind::Only,
        slot: slot(scene, run),
        about: super::words::head(&text, 8),
        summary: format!("Only {} says: {text}", scene.outlet(witness)),
        score: run.iter().map(|claim| sureness(scene, *claim)).fold(1.0, f64::min),
        origins: 1,
        reasons: vec![Reason::new("only/no-similar-claim", "no other outlet makes a similar claim")],
        values: vec![FindingValue {
            value: text,
            normalized: None,
            evidence: vec![scene.coverage.passage(witness, span)],
        }],
    }
}

fn slot(scene: &Scene<'_>, run: &[ClaimId]) -> Slot {
    let has = |test: fn(&Claim) -> bool| run.iter().any(|claim| test(scene.claim(*claim)));
    if has(|claim| claim.is_direct) {
        Slot::Quote
    } else if has(|claim| !claim.quantities.is_empty()) {
        Slot::Number
    } else if has(|claim| !claim.dates.is_empty()) {
        Slot::Date
    } else {
        Slot::Event
    }
}

/// Rare words, names, numbers and dates make a claim worth checking.
fn newsworthiness(scene: &Scene<'_>, run: &[ClaimId]) -> f64 {
    let mut weight = 0.0;
    for claim in run.iter().map(|claim| scene.claim(*claim)) {
        let document = scene.coverage.readings[claim.witness].document;
        weight += claim
            .tokens
            .indexes()
            .filter(|&at| is_content(document.lemma(at)))
            .map(|at| frequency::rarity(document.lemma(at)))
            .sum::<f64>();
    }
    (weight / FULL_WEIGHT).min(1.0)
}
