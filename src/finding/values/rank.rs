//! Places in an order that two outlets give one person: "the No. 2 job", "in No. 3 position".
//!
//! The person is the one named nearest in the claim. Ordinals in words ("his third goal") tell one thing among several
//! and are left alone.

use crate::claim::ClaimId;
use crate::compare;
use crate::entity::EntityId;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::lexicon;
use crate::mention::quantity::QuantityKind;
use crate::mention::{NameKind, Quantity};
use crate::syntax::TokenRange;

use super::{Compared, Kind, Node, findings, question_of, without_explained};

/// Claims less alike than this are not asked for a common place in an order.
const MIN_SIMILARITY: f64 = 0.12;

/// How likely two such places answer one question, once they are given to one person.
const ONE_RANK: f64 = 0.6;

/// Tokens between a person and the place behind: the verb, a home, an age.
const MAX_GAP: u32 = 12;

/// Tokens between the place and a person right behind it: a noun and a comma.
const RIGHT_BEHIND: u32 = 3;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let verdict = |a: Node, b: Node| compare::quantity::compare(&bare(scene, a), &bare(scene, b));
    let mut compared = Vec::new();
    for pair in pairs::comparable(scene, MIN_SIMILARITY, |pair| pair.if_one_number) {
        for a in places(scene, pair.a) {
            let same_person = |b: &Node| bearer(scene, a).is_some() && bearer(scene, a) == bearer(scene, *b);
            for b in places(scene, pair.b).into_iter().filter(same_person) {
                let similarity = pair.similarity.max(ONE_RANK);
                compared.push(Compared { a, b, similarity, verdict: verdict(a, b) });
            }
        }
    }
    let kind = Kind {
        slot: Slot::Number,
        display: &|node| display(scene, node),
        question: &|node| question_of(scene, "place in order", node.0, quantity(scene, node).tokens),
        verdict: &verdict,
    };
    findings(scene, &without_explained(scene, compared), &kind)
}

/// The place without what it is a place of: a job, a spot, a position.
fn bare(scene: &Scene<'_>, node: Node) -> Quantity {
    Quantity { counted_lemma: String::new(), ..quantity(scene, node).clone() }
}

/// The claim's places in an order that are written as a number behind a label.
fn places(scene: &Scene<'_>, claim: ClaimId) -> Vec<Node> {
    let document = scene.coverage.readings[scene.witness(claim)].document;
    let is_place = |node: &Node| {
        let quantity = quantity(scene, *node);
        let first = document.norm(quantity.tokens.start as usize);
        quantity.kind == QuantityKind::Ordinal && lexicon::is_rank_label(first)
    };
    scene.claim(claim).quantities.iter().map(|at| (claim, *at)).filter(is_place).collect()
}

/// The person named right behind the place ("the No. 2 Democrat, Jane Roe"), or else the last before it.
fn bearer(scene: &Scene<'_>, node: Node) -> Option<EntityId> {
    let witness = scene.witness(node.0);
    let (claim, own) = (scene.claim(node.0), quantity(scene, node).tokens);
    let names = scene.coverage.readings[witness].mentions.names.iter().enumerate();
    let persons = names.filter(|(_, name)| name.kind == NameKind::Person && name.tokens.overlaps(claim.tokens));
    let persons: Vec<(usize, TokenRange)> = persons.map(|(at, name)| (at, name.tokens)).collect();
    let behind = persons.iter().find(|(_, name)| name.start >= own.end && name.start - own.end <= RIGHT_BEHIND);
    let before = || persons.iter().rfind(|(_, name)| name.end <= own.start && own.start - name.end <= MAX_GAP);
    let (at, _) = behind.or_else(before)?;
    scene.coverage.entities.of_names.get(witness)?.get(*at).copied()
}

fn display(scene: &Scene<'_>, node: Node) -> String {
    let reading = scene.coverage.readings[scene.witness(node.0)];
    quantity(scene, node).display(&reading.article.text, reading.document)
}

fn quantity<'a>(scene: &Scene<'a>, (claim, at): Node) -> &'a Quantity {
    &scene.coverage.readings[scene.claim(claim).witness].mentions.quantities[at as usize]
}
