//! Numbers of one counted thing.
//!
//! Two quantities answer one question when their claims speak of one thing, they count the same noun in one unit, and
//! the words around them tell of one deed: those on board are not those who were hurt.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot};
use crate::lexicon::senses;
use crate::mention::Quantity;
use crate::mention::quantity::QuantityKind;
use crate::verdict::{Judgement, Verdict};

use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, findings, pairs, question_of, without_explained};

/// Claims less similar than this are not asked for a common number.
const MIN_SIMILARITY: f64 = 0.12;

/// Claims less similar than this do not agree on a number: small numbers are shared by chance.
const MIN_AGREEMENT: f64 = 0.3;

/// Numbers up to this are shared by chance, and that two outlets speak of "two countries" is no news.
const TRIVIAL: f64 = 2.0;

/// Tokens on either side of a number that tell what is counted.
const WINDOW: usize = 7;

/// Summed rarity of the words around two numbers, what is counted left out, that must be shared for a conflict: one
/// word of some rarity, such as what happened to those who are counted, and the likeness of the claims.
const MIN_SHARED: f64 = 7.0;

/// What the likeness of the claims is worth in shared words: it tells of the deed too, but not of the clause.
const SIMILARITY_WORTH: f64 = 6.0;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let compared = without_explained(scene, compared(scene));
    let kind =
        Kind { slot: Slot::Number, display: &|node| display(scene, node), question: &|node| question(scene, node) };
    findings(scene, &compared, &kind)
}

fn compared(scene: &Scene<'_>) -> Vec<Compared> {
    let mut compared = Vec::new();
    for pair in pairs::across_witnesses(scene, MIN_SIMILARITY) {
        for a in nodes(scene, pair.a) {
            for b in nodes(scene, pair.b).into_iter().filter(|b| counts_the_same(scene, a, *b)) {
                let verdict = verdict(scene, a, b);
                let counts = match verdict.judgement {
                    Judgement::Conflict => count_in_one_deed(scene, a, b, pair.similarity),
                    Judgement::Unknown => false,
                    _ => pair.similarity >= MIN_AGREEMENT && !is_trivial(quantity(scene, a)),
                };
                if counts {
                    compared.push(Compared { a, b, similarity: pair.similarity, verdict, is_telling: true });
                }
            }
        }
    }
    compared
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

/// Whether the words around two numbers tell of one deed.
fn count_in_one_deed(scene: &Scene<'_>, a: Node, b: Node, similarity: f64) -> bool {
    let of = |node: Node| {
        let mut around = surroundings(scene, node);
        let counted = counted_lemma(scene, node);
        around.words.retain(|word| Some(*word) != counted);
        around
    };
    of(a).shared_rarity(&of(b)) + SIMILARITY_WORTH * similarity >= MIN_SHARED
}

fn surroundings<'a>(scene: &Scene<'a>, node: Node) -> Surroundings<'a> {
    let window = if nodes(scene, node.0).len() == 1 { usize::MAX } else { WINDOW };
    Surroundings::new(scene, node.0, quantity(scene, node).tokens, window)
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
            format!("number of {}", pairs::plain(counted))
        }
        None => question_of(scene, "number", node),
    }
}

fn counts_the_same(scene: &Scene<'_>, a: Node, b: Node) -> bool {
    if quantity(scene, a).score.is_some() && quantity(scene, b).score.is_some() {
        return true;
    }
    match (counted_lemma(scene, a), counted_lemma(scene, b)) {
        (Some(x), Some(y)) => x == y || senses::are_related(x, y) || is_near(scene, x, b) || is_near(scene, y, a),
        (None, None) => !quantity(scene, a).unit.is_empty(),
        _ => false,
    }
}

/// Whether `counted` stands close to the other number, as another word for what it counts.
fn is_near(scene: &Scene<'_>, counted: &str, node: Node) -> bool {
    let around = Surroundings::new(scene, node.0, quantity(scene, node).tokens, WINDOW);
    around.words.binary_search(&counted).is_ok()
}

fn counted_lemma<'a>(scene: &Scene<'a>, node: Node) -> Option<&'a str> {
    let document = scene.coverage.readings[scene.claim(node.0).witness].document;
    quantity(scene, node).counted_head.map(|head| document.lemma(head as usize))
}
