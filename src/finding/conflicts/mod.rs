//! Disagreement over who did what to whom, where, and what a thing is called, covers or is.
//!
//! One rule per file. Each starts from frames that tell one deed or describe one thing, and reports only what cannot both
//! be right. Numbers, dates, posts and quotations have rules of their own.

mod called;
mod contents;
mod deed;
mod doer;
mod exchange;
mod extremes;
mod filler;
mod manner;
mod occupation;
mod part;
mod place;
mod tally;
mod whereabouts;

use std::collections::BTreeMap;

use crate::claim::ClaimId;
use crate::verdict::Reason;

use super::pairs::ClaimPair;
use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs, words};
use crate::lexicon::{clause, senses};
pub(super) use deed::Deeds;

/// What a rule may read beside the scene.
struct Stage<'s, 'a> {
    scene: &'s Scene<'a>,
    deeds: Deeds<'a>,
}

/// The rules, each of which yields findings of its own slot.
const RULES: [fn(&Stage<'_, '_>) -> Vec<Finding>; 12] = [
    called::find,
    contents::find,
    doer::find,
    exchange::find,
    extremes::find,
    filler::find,
    manner::find,
    occupation::find,
    part::find,
    place::find,
    tally::find,
    whereabouts::find,
];

/// Words of a passage that stand for a value.
const VALUE_WORDS: usize = 24;

/// Findings of all rules on one event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    if scene.coverage.articles.len() < 2 {
        return Vec::new();
    }
    let stage = Stage { scene, deeds: Deeds::new(scene) };
    RULES.iter().flat_map(|rule| rule(&stage)).collect()
}

/// One side of a dispute: its value, and the claims that give it.
struct Side {
    value: String,
    claims: Vec<ClaimId>,
}

/// What the sides have in common.
struct Dispute {
    slot: Slot,
    about: String,
    score: f64,
    reason: Reason,
}

/// The finding of a dispute. `None` where an outlet stands on two sides: it knows both, and does not find them at odds.
fn divergence(scene: &Scene<'_>, dispute: Dispute, sides: &[Side]) -> Option<Finding> {
    let witnesses: Vec<Vec<usize>> = sides.iter().map(|side| witnesses(scene, side)).collect();
    let mut all = witnesses.concat();
    all.sort_unstable();
    if witnesses.len() < 2 || all.windows(2).any(|two| two[0] == two[1]) {
        return None;
    }
    let said = sides.iter().zip(&witnesses).map(|(side, outlets)| {
        format!("{} {}: {}", scene.outlets(outlets), pairs::says(outlets.len()), side.value.trim_end_matches('.'))
    });
    Some(Finding {
        kind: FindingKind::Diverge,
        slot: dispute.slot,
        about: dispute.about,
        summary: format!("{}.", said.collect::<Vec<_>>().join("; ")),
        score: dispute.score,
        origins: witnesses.iter().map(|outlets| scene.coverage.n_origins(outlets.iter().copied())).max().unwrap_or(1),
        reasons: vec![dispute.reason],
        values: sides.iter().map(|side| value(scene, side)).collect(),
    })
}

fn witnesses(scene: &Scene<'_>, side: &Side) -> Vec<usize> {
    let mut witnesses: Vec<usize> = side.claims.iter().map(|claim| scene.witness(*claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

fn value(scene: &Scene<'_>, side: &Side) -> FindingValue {
    FindingValue {
        value: side.value.clone(),
        normalized: None,
        evidence: side.claims.iter().map(|claim| scene.passage(*claim)).collect(),
    }
}

/// The claim's words for a reader, cut where they grow long.
fn told(scene: &Scene<'_>, claim: ClaimId) -> String {
    words::head(&scene.text(claim), VALUE_WORDS)
}

/// Whether two claims tell a deed of one verb, or of verbs of one meaning.
fn share_deed(scene: &Scene<'_>, pair: ClaimPair) -> bool {
    let (of_a, of_b) = (verbs(scene, pair.a), verbs(scene, pair.b));
    of_a.iter().any(|x| of_b.iter().any(|y| x == y || senses::are_related(x, y)))
}

/// The verbs of the deeds that a claim tells; light ones and those that only cite tell none.
fn verbs<'a>(scene: &Scene<'a>, claim: ClaimId) -> Vec<&'a str> {
    let claim = scene.graph.claim(claim);
    let document = scene.coverage.readings[claim.witness].document;
    let deeds = claim.frames.iter().filter(|frame| deed::tells_deed(frame)).map(|frame| frame.lemma(document));
    deeds.filter(|lemma| !clause::is_light_verb(lemma)).collect()
}

/// Sides by a key, each with the words of its first claim; ascending by key.
fn sides_by<K: Ord>(scene: &Scene<'_>, told_by: impl IntoIterator<Item = (K, ClaimId)>) -> Vec<Side> {
    let mut sides: BTreeMap<K, Vec<ClaimId>> = BTreeMap::new();
    for (key, claim) in told_by {
        sides.entry(key).or_default().push(claim);
    }
    let side = |mut claims: Vec<ClaimId>| {
        claims.sort_unstable();
        claims.dedup();
        Side { value: told(scene, claims[0]), claims }
    };
    sides.into_values().map(side).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::survey_one_event;

    /// Asserts what the rule finds in the texts of two outlets: the values, in any order; none where nothing is found.
    #[track_caller]
    pub(super) fn check(rule: fn(&Stage<'_, '_>) -> Vec<Finding>, texts: [&str; 2], expected: &[&str]) {
        for order in [[0, 1], [1, 0]] {
            let article = |text: usize| Article { text: texts[text].to_owned(), ..Article::default() };
            let articles: Vec<Article> = order.into_iter().map(article).collect();
            let found = survey_one_event(&articles, |scene| {
                let stage = Stage { scene, deeds: Deeds::new(scene) };
                rule(&stage)
            });
            let mut values: Vec<String> =
                found.iter().flat_map(|finding| &finding.values).map(|value| value.value.clone()).collect();
            values.sort_unstable();
            assert_eq!(values, expected, "{texts:?}");
        }
    }
}
