//! Dates of one happening.
//!
//! Two dates answer one question when their claims speak of one thing and each dates the same deed: the words around
//! them, the verb among them, are shared. The day on which something was said is no day on which it happened.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot};
use crate::mention::TimeExpression;
use crate::verdict::Judgement;

use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, findings, pairs, question_of, without_explained};

/// Claims less similar than this are not asked for a common date.
const MIN_SIMILARITY: f64 = 0.12;

/// Claims less similar than this do not agree on a date: many things happen on one day.
const MIN_AGREEMENT: f64 = 0.45;

/// Tokens on either side of a date that tell what is dated.
const WINDOW: usize = 9;

/// Summed rarity of the words that two dates must share around them: two rare words, or three of some rarity.
const MIN_SHARED: f64 = 13.0;

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
                    Judgement::Conflict => date_one_deed(scene, a, b),
                    Judgement::Unknown => false,
                    _ => pair.similarity >= MIN_AGREEMENT || date_one_deed(scene, a, b),
                };
                if counts {
                    compared.push(Compared { a, b, similarity: pair.similarity, verdict });
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

/// Whether the words around two dates tell of one deed. Of two remarks it cannot be told whether they are one.
fn date_one_deed(scene: &Scene<'_>, a: Node, b: Node) -> bool {
    let of = |node: Node| Surroundings::new(scene, node.0, date(scene, node).tokens, WINDOW);
    let (around_a, around_b) = (of(a), of(b));
    !around_a.is_said && !around_b.is_said && around_a.shared_rarity(&around_b) >= MIN_SHARED
}
