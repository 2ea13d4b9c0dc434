//! Numbers of one counted thing.
//!
//! Two quantities answer one question when their claims speak of one thing, they count the same noun in one unit, and
//! the words around them tell of one deed: those on board are not those who were hurt.

use rustc_hash::FxHashMap;

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot};
use crate::mention::Quantity;
use crate::mention::quantity::QuantityKind;
use crate::verdict::{Judgement, Verdict};

use super::anchor::Anchor;
use super::question::{self, Asked, Features};
use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, ValuePair, findings, question_of, without_explained};

/// Claims less similar than this are not asked for a common number.
const MIN_SIMILARITY: f64 = 0.12;

/// Numbers less likely to answer one question than this do not agree: small numbers are shared by chance.
const MIN_AGREEMENT: f64 = 0.1;

/// Numbers less likely to answer one question than this are in no conflict.
const MIN_CONFLICT: f64 = 0.25;

/// Numbers up to this are shared by chance, and that two outlets speak of "two countries" is no news.
const TRIVIAL: f64 = 2.0;

/// Tokens on either side of a number that tell what is counted, where the claim holds several numbers.
const WINDOW: usize = 7;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let compared = without_explained(scene, compared(scene));
    let kind =
        Kind { slot: Slot::Number, display: &|node| display(scene, node), question: &|node| question(scene, node) };
    findings(scene, &compared, &kind)
}

fn compared(scene: &Scene<'_>) -> Vec<Compared> {
    let mut compared = Vec::new();
    for_each_pair(scene, |a, b, features, verdict| {
        let likelihood = question::likelihood(features);
        let counts = match verdict.judgement {
            Judgement::Conflict => likelihood >= MIN_CONFLICT,
            Judgement::Unknown => false,
            _ => likelihood >= MIN_AGREEMENT && !is_trivial(quantity(scene, a)),
        };
        if counts {
            compared.push(Compared { a, b, similarity: likelihood, verdict, is_telling: true });
        }
    });
    compared
}

/// Every two numbers of different outlets that can be compared: for training.
pub(super) fn pairs(scene: &Scene<'_>) -> Vec<ValuePair> {
    let mut pairs = Vec::new();
    let place = |node: Node| (scene.witness(node.0), quantity(scene, node).span);
    for_each_pair(scene, |a, b, features, verdict| {
        let judgement = verdict.judgement;
        pairs.push(ValuePair { slot: Slot::Number, a: place(a), b: place(b), features: *features, judgement });
    });
    pairs
}

/// Calls `visit` with every two numbers that can be compared, what they have in common, and what their comparison says.
fn for_each_pair(scene: &Scene<'_>, mut visit: impl FnMut(Node, Node, &Features, Verdict)) {
    let asked = |claim: ClaimId| -> Vec<(Node, Asked<'_>)> {
        let nodes = nodes(scene, claim);
        let n_values = nodes.len();
        nodes.into_iter().map(|node| (node, asked(scene, node, n_values))).collect()
    };
    let mut known: FxHashMap<ClaimId, Vec<(Node, Asked<'_>)>> = FxHashMap::default();
    for pair in crate::finding::pairs::comparable(scene, MIN_SIMILARITY, |pair| pair.if_one_number) {
        for claim in [pair.a, pair.b] {
            known.entry(claim).or_insert_with(|| asked(claim));
        }
        for (a, of_a) in &known[&pair.a] {
            for (b, of_b) in &known[&pair.b] {
                let verdict = verdict(scene, *a, *b);
                if verdict.judgement != Judgement::Unknown {
                    visit(*a, *b, &question::features(of_a, of_b, pair.similarity), verdict);
                }
            }
        }
    }
}

fn asked<'a>(scene: &Scene<'a>, node: Node, n_values: usize) -> Asked<'a> {
    let of = quantity(scene, node);
    let counted = counted_lemma(scene, node);
    let window = if n_values == 1 { usize::MAX } else { WINDOW };
    let mut around = Surroundings::new(scene, node.0, of.tokens, window);
    around.words.retain(|word| Some(*word) != counted);
    Asked { anchor: Anchor::new(scene, node.0, of.tokens, of.counted_head), around, counted, n_values }
}

/// The claim's quantities; ordinals are labels of one thing among several, not values of one thing, and ages are
/// compared by person.
fn nodes(scene: &Scene<'_>, claim: ClaimId) -> Vec<Node> {
    let all = scene.claim(claim).quantities.iter().map(|at| (claim, *at));
    all.filter(|node| !matches!(quantity(scene, *node).kind, QuantityKind::Ordinal | QuantityKind::Age)).collect()
}

fn quantity<'a>(scene: &Scene<'a>, (claim, at): Node) -> &'a Quantity {
    &scene.coverage.readings[scene.claim(claim).witness].mentions.quantities[at as usize]
}

fn is_trivial(quantity: &Quantity) -> bool {
    quantity.unit.is_empty() && quantity.high.is_some_and(|high| high <= TRIVIAL)
}

/// Compares two quantities. What is counted may be told in two ways ("women who serve as managers", "managers"), which
/// `counts_the_same` has made sure of.
fn verdict(scene: &Scene<'_>, a: Node, b: Node) -> Verdict {
    let (of_a, of_b) = (quantity(scene, a), quantity(scene, b));
    match (counted_lemma(scene, a), counted_lemma(scene, b)) {
        (Some(x), Some(y)) if x != y => {
            let renamed = Quantity { counted_lemma: of_a.counted_lemma.clone(), ..of_b.clone() };
            compare::quantity::compare(of_a, &renamed)
        }
        _ => compare::quantity::compare(of_a, of_b),
    }
}

fn display(scene: &Scene<'_>, node: Node) -> String {
    let reading = scene.coverage.readings[scene.claim(node.0).witness];
    quantity(scene, node).display(&reading.article.text, reading.document)
}

/// "number of passengers"; the claim's first words where nothing counted is named.
fn question(scene: &Scene<'_>, node: Node) -> String {
    let reading = scene.coverage.readings[scene.claim(node.0).witness];
    match quantity(scene, node).counted {
        Some(range) => {
            let counted = reading.document.span(range).of(&reading.article.text);
            format!("number of {}", crate::finding::pairs::plain(counted))
        }
        None => question_of(scene, "number", node),
    }
}

fn counted_lemma<'a>(scene: &Scene<'a>, node: Node) -> Option<&'a str> {
    let document = scene.coverage.readings[scene.claim(node.0).witness].document;
    quantity(scene, node).counted_head.map(|head| document.lemma(head as usize))
}
