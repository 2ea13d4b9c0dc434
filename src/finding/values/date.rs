//! Dates of one happening.
//!
//! Two dates answer one question when their claims speak of one thing and each dates the same deed: the words around
//! them, the verb among them, are shared. The day on which something was said is no day on which it happened.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot};
use crate::mention::{DateModifier, TimeExpression};
use crate::syntax::{Document, Pos, TokenRange};
use crate::verdict::Judgement;

use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, findings, pairs, question_of, without_explained};

/// Claims less similar than this are not asked for a common date.
const MIN_SIMILARITY: f64 = 0.12;

/// Claims less similar than this do not agree on a date: many things happen on one day.
const MIN_AGREEMENT: f64 = 0.45;

/// Tokens on either side of a date that tell what is dated.
const WINDOW: usize = 9;

/// The same for a date that belongs to a noun: the noun phrase.
const ATTRIBUTE_WINDOW: usize = 4;

/// Summed rarity of the words that two dates must share around them: two rare words, or
/// three of some rarity, or fewer where the claims are alike.
const MIN_SHARED: f64 = 16.0;

/// What the likeness of the claims is worth in shared words: it tells of the deed too, but not of the clause.
const SIMILARITY_WORTH: f64 = 10.0;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let compared = without_explained(scene, compared(scene));
    let kind = Kind {
        slot: Slot::Date,
        display: &|node| date(scene, node).display(),
        question: &|node| question_of(scene, "date", node),
    };
    findings(scene, &compared, &kind)
}

fn compared(scene: &Scene<'_>) -> Vec<Compared> {
    let mut compared = Vec::new();
    for pair in pairs::across_witnesses(scene, MIN_SIMILARITY) {
        for a in nodes(scene, pair.a) {
            for b in nodes(scene, pair.b) {
                let verdict = compare::date::compare(date(scene, a), date(scene, b));
                let counts = match verdict.judgement {
                    Judgement::Conflict => date_one_deed(scene, a, b, pair.similarity),
                    Judgement::Unknown => false,
                    _ if is_said(scene, a) != is_said(scene, b) => false,
                    _ => pair.similarity >= MIN_AGREEMENT || date_one_deed(scene, a, b, pair.similarity),
                };
                if counts {
                    let is_telling = !is_open(date(scene, a)) && !is_open(date(scene, b));
                    compared.push(Compared { a, b, similarity: pair.similarity, verdict, is_telling });
                }
            }
        }
    }
    compared
}

fn nodes(scene: &Scene<'_>, claim: ClaimId) -> Vec<Node> {
    scene.claim(claim).dates.iter().map(|at| (claim, *at)).collect()
}

fn date<'a>(scene: &Scene<'a>, (claim, at): Node) -> &'a TimeExpression {
    &scene.coverage.readings[scene.claim(claim).witness].mentions.dates[at as usize]
}

/// Whether a date tells when something was said.
fn is_said(scene: &Scene<'_>, node: Node) -> bool {
    surroundings(scene, node).is_said
}

/// Whether the words around two dates tell of one deed. Of two remarks it cannot be told whether they are one.
fn date_one_deed(scene: &Scene<'_>, a: Node, b: Node, similarity: f64) -> bool {
    let (around_a, around_b) = (surroundings(scene, a), surroundings(scene, b));
    let evidence = around_a.shared_rarity(&around_b) + SIMILARITY_WORTH * similarity;
    !around_a.is_said && !around_b.is_said && evidence >= MIN_SHARED
}

/// The only date of a claim dates all of it; of several, each what stands close to it; "the 2015 deal" dates a deal.
fn surroundings<'a>(scene: &Scene<'a>, node: Node) -> Surroundings<'a> {
    let document = scene.coverage.readings[scene.witness(node.0)].document;
    let own = date(scene, node).tokens;
    let window = match scene.claim(node.0).dates.len() {
        _ if is_attribute(document, own) => ATTRIBUTE_WINDOW,
        1 => usize::MAX,
        _ => WINDOW,
    };
    Surroundings::new(scene, node.0, own, window)
}

/// Whether a date stands before a noun that it belongs to, with no preposition of its own.
fn is_attribute(document: &Document, own: TokenRange) -> bool {
    let pos = |at: Option<usize>| at.and_then(|at| document.tokens().get(at)).map(|token| token.pos);
    let before = pos((own.start as usize).checked_sub(1));
    let after = pos(Some(own.end as usize));
    before != Some(Pos::Adp) && matches!(after, Some(Pos::Noun | Pos::Propn | Pos::Adj))
}

/// Whether a date tells only from when on, or until when.
fn is_open(date: &TimeExpression) -> bool {
    matches!(date.modifier, Some(DateModifier::After | DateModifier::Before))
}
