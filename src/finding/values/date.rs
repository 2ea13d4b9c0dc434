//! Dates of one happening.
//!
//! Two dates answer one question when their claims speak of one thing and each dates the same deed: the verbs nearest
//! to them are related, or neither claim has another date to choose from.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot};
use crate::mention::TimeExpression;

use super::{Compared, Kind, Node, findings, pairs, question_of, without_explained};

/// Claims less similar than this are not asked for a common date.
const MIN_SIMILARITY: f64 = 0.45;

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
                compared.push(Compared { a, b, similarity: pair.similarity, verdict });
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
