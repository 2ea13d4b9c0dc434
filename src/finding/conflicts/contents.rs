//! What a thing covers, told as lists that differ: "political and cultural ties" / "economic and political ties".
//!
//! Lists of qualities before a noun, which share one and lack one each, in sentences that speak of one thing: they share
//! rare words beside. Leaves lists of names and of numbers alone, which are rarely complete.

use std::collections::BTreeMap;

use crate::claim::ClaimId;
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::{clause, frequency, senses};
use crate::syntax::{Document, Pos, Relation};
use crate::verdict::Reason;

use super::{Dispute, Side, Stage, divergence, told};

/// Lists are often told in part.
const SCORE: f64 = 0.5;

/// Words of two sentences this rare tell that both speak of one thing.
const TELLING: f64 = 5.0;

/// So many such words are shared at least.
const MIN_SHARED: usize = 2;

/// A dispute has no more sides than a reader can hold apart.
const MAX_SIDES: usize = 4;

/// A list is held against no more than so many others.
const MAX_COMPARED: usize = 48;

/// A list of qualities, as one claim gives it.
struct List<'a> {
    claim: ClaimId,
    witness: usize,
    /// Lemmas, ascending.
    qualities: Vec<&'a str>,
    /// Rare words of the sentence beside the list, ascending.
    around: Vec<&'a str>,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let lists = lists(stage.scene);
    let mut sides: BTreeMap<usize, &List<'_>> = BTreeMap::new();
    for (at, list) in lists.iter().enumerate() {
        let others = lists.iter().enumerate().skip(at + 1).take(MAX_COMPARED);
        for (other_at, other) in others.filter(|(_, other)| are_at_odds(list, other)) {
            sides.extend([(at, list), (other_at, other)]);
        }
    }
    let mut kept: Vec<&List<'_>> = Vec::new();
    for list in sides.into_values() {
        if kept.len() < MAX_SIDES && kept.iter().all(|other| are_at_odds(other, list)) {
            kept.push(list);
        }
    }
    finding(stage.scene, &kept).into_iter().collect()
}

fn finding(scene: &Scene<'_>, lists: &[&List<'_>]) -> Option<Finding> {
    let shared = lists.first()?.qualities.join(", ");
    let side = |list: &&List<'_>| Side { value: told(scene, list.claim), claims: vec![list.claim] };
    let sides: Vec<Side> = lists.iter().map(side).collect();
    let text = "the lists share one part, and each lacks one that the other has";
    let reason = Reason::new("conflict/lists", text);
    let dispute = Dispute { slot: Slot::Content, about: format!("what is covered: {shared}"), score: SCORE, reason };
    divergence(scene, dispute, &sides)
}

fn are_at_odds(a: &List<'_>, b: &List<'_>) -> bool {
    let are_one = |x: &str, y: &str| x == y || senses::are_related(x, y);
    let has = |list: &List<'_>, word: &str| list.qualities.iter().any(|other| are_one(other, word));
    let n_shared = a.qualities.iter().filter(|word| has(b, word)).count();
    let n_around = a.around.iter().filter(|word| b.around.binary_search(word).is_ok()).count();
    a.witness != b.witness
        && n_shared > 0
        && n_shared < a.qualities.len()
        && b.qualities.iter().any(|word| !has(a, word))
        && n_around >= MIN_SHARED
}

fn lists<'a>(scene: &Scene<'a>) -> Vec<List<'a>> {
    let mut found = Vec::new();
    for (at, claim) in scene.graph.claims.iter().enumerate() {
        let document: &'a Document = scene.coverage.readings[claim.witness].document;
        for token in claim.tokens.indexes() {
            let Some(qualities) = qualities(document, token) else { continue };
            let around = around(document, token, &qualities);
            found.push(List { claim: ClaimId(at as u32), witness: claim.witness, qualities, around });
        }
    }
    found
}

/// The qualities joined to the one at `token`, if it is the first before a noun.
fn qualities(document: &Document, token: usize) -> Option<Vec<&str>> {
    let is_quality = |at: usize| document.tokens()[at].pos == Pos::Adj;
    let noun = document.head(token).filter(|&head| document.tokens()[head].pos == Pos::Noun)?;
    if !is_quality(token) || document.relation(token) != Relation::Amod || noun < token {
        return None;
    }
    let joined = document.dependents(token).filter(|&at| document.relation(at) == Relation::Conj && is_quality(at));
    let mut qualities: Vec<&str> = joined.map(|at| document.lemma(at)).collect();
    if qualities.is_empty() {
        return None;
    }
    qualities.push(document.lemma(token));
    qualities.sort_unstable();
    qualities.dedup();
    Some(qualities)
}

fn around<'a>(document: &'a Document, token: usize, qualities: &[&str]) -> Vec<&'a str> {
    let sentence = document.sentence_of(token).tokens;
    let is_telling =
        |lemma: &&str| !clause::is_stopword(lemma) && !qualities.contains(lemma) && frequency::rarity(lemma) >= TELLING;
    let is_common = |at: &usize| document.tokens()[*at].pos != Pos::Propn && document.lemma(*at).len() > 2;
    let words = sentence.indexes().filter(is_common);
    let mut around: Vec<&str> = words.map(|at| document.lemma(at)).filter(is_telling).collect();
    around.sort_unstable();
    around.dedup();
    around
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn lists_that_differ() {
        check(
            find,
            [
                "The harbour treaty with Norvik strengthens political and cultural cooperation.",
                "Halden signed the harbour treaty for economic and political cooperation.",
            ],
            &[
                "Halden signed the harbour treaty for economic and political cooperation.",
                "The harbour treaty with Norvik strengthens political and cultural cooperation.",
            ],
        );
    }

    #[test]
    fn a_shorter_list_or_another_thing() {
        let long = "The harbour treaty strengthens political, economic and cultural cooperation.";
        check(find, [long, "The harbour treaty strengthens political and cultural cooperation."], &[]);
        check(
            find,
            ["The treaty has political and cultural goals.", "He studied economic and political history."],
            &[],
        );
    }
}
