//! Pairs of claims of different outlets that speak of one thing, and helpers to show them.
//!
//! Every rule that compares values starts here: referents first, then values.

use std::cmp::Ordering;

use crate::article::Passage;
use crate::claim::{Claim, ClaimId};
use crate::graph::Comparable;

use super::Scene;

/// Two claims of different witnesses, the lower id first, and how likely they speak of one thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClaimPair {
    pub a: ClaimId,
    pub b: ClaimId,
    pub similarity: f64,
}

/// The pairs across witnesses from `min_similarity` on, the most similar first.
pub(super) fn across_witnesses(scene: &Scene<'_>, min_similarity: f64) -> Vec<ClaimPair> {
    let graph = &scene.graph.graph;
    let mut pairs: Vec<ClaimPair> = graph
        .edge_indices()
        .filter_map(|edge| {
            let (from, to) = graph.edge_endpoints(edge)?;
            let (a, b) = (graph[from].min(graph[to]), graph[from].max(graph[to]));
            Some(ClaimPair { a, b, similarity: graph[edge].value })
        })
        .filter(|pair| pair.similarity >= min_similarity && scene.witness(pair.a) != scene.witness(pair.b))
        .collect();
    pairs.sort_by(most_similar_first);
    pairs
}

/// The pairs across witnesses whose values may be set against each other, with `similarity` as that of the pair, the
/// most similar first.
pub(super) fn comparable(
    scene: &Scene<'_>,
    min_similarity: f64,
    similarity: impl Fn(&Comparable) -> f64,
) -> Vec<ClaimPair> {
    let pair = |pair: &Comparable| ClaimPair { a: pair.a, b: pair.b, similarity: similarity(pair) };
    let different = |pair: &ClaimPair| scene.witness(pair.a) != scene.witness(pair.b);
    let pairs = scene.graph.comparable.iter().map(pair).filter(different);
    let mut pairs: Vec<ClaimPair> = pairs.filter(|pair| pair.similarity >= min_similarity).collect();
    pairs.sort_by(most_similar_first);
    pairs
}

fn most_similar_first(x: &ClaimPair, y: &ClaimPair) -> Ordering {
    y.similarity.total_cmp(&x.similarity).then((x.a, x.b).cmp(&(y.a, y.b)))
}

impl Scene<'_> {
    /// The claim.
    pub(super) fn claim(&self, id: ClaimId) -> &Claim {
        self.graph.claim(id)
    }

    /// The witness that makes the claim.
    pub(super) fn witness(&self, id: ClaimId) -> usize {
        self.graph.claim(id).witness
    }

    /// The claim's passage.
    pub(super) fn passage(&self, id: ClaimId) -> Passage {
        let claim = self.claim(id);
        self.coverage.passage(claim.witness, claim.span)
    }

    /// The claim's words, white space made plain.
    pub(super) fn text(&self, id: ClaimId) -> String {
        let claim = self.claim(id);
        plain(self.coverage.text(claim.witness, claim.span))
    }

    /// The outlet's name as a reader knows it.
    pub(super) fn outlet(&self, witness: usize) -> &str {
        self.coverage.readings[witness].article.label()
    }

    /// "A, B and C" of the outlets of `witnesses`.
    pub(super) fn outlets(&self, witnesses: &[usize]) -> String {
        let names: Vec<&str> = witnesses.iter().map(|&witness| self.outlet(witness)).collect();
        match names.split_last() {
            Some((last, [])) => (*last).to_string(),
            Some((last, first)) => format!("{} and {last}", first.join(", ")),
            None => String::new(),
        }
    }
}

/// `text` on one line, trimmed of loose punctuation at both ends.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches(|letter: char| matches!(letter, ',' | ';' | ':' | '–' | '—' | ' ')).to_string()
}

/// "says" of one outlet, "say" of several.
pub(super) fn says(n_outlets: usize) -> &'static str {
    if n_outlets == 1 { "says" } else { "say" }
}
