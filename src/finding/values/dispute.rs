//! Who stands on which side of a dispute over one value.
//!
//! Takes the compared values and the answers they form. The surest conflict opens a dispute; an answer that contradicts
//! one of its sides and agrees with the other joins the other, and one that contradicts all is a side of its own.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::{Answers, Compared, Kind, MIN_DIVERGENCE, Node, score};

/// More sides than this are a muddle, not a dispute.
const MAX_SIDES: usize = 4;

/// Values that cannot all be right.
pub(super) struct Dispute<'c> {
    /// The surest conflict between two of the sides.
    pub surest: &'c Compared,
    /// The values, by side; the first of each is the one that is shown.
    pub sides: Vec<Vec<Node>>,
}

/// The disputes among the compared values, the surest first; every answer stands in one at most.
pub(super) fn disputes<'c>(
    compared: &'c [Compared],
    answers: &Answers,
    by_answer: &BTreeMap<usize, Vec<Node>>,
    kind: &Kind<'_>,
) -> Vec<Dispute<'c>> {
    let mut apart: Vec<&Compared> = compared
        .iter()
        .filter(|pair| pair.verdict.is_conflict() && score(pair) >= MIN_DIVERGENCE)
        .filter(|pair| answers.answer(pair.a) != answers.answer(pair.b))
        .collect();
    apart.sort_by(|x, y| score(y).total_cmp(&score(x)).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    let mut disputes = Vec::new();
    for pair in &apart {
        let ends = [pair.a, pair.b].map(|node| answers.answer(node));
        if ends.iter().any(|answer| taken.contains(answer)) {
            continue;
        }
        taken.extend(ends);
        let side = |node: Node| shown_first(node, &by_answer[&answers.answer(node)]);
        let mut dispute = Dispute { surest: pair, sides: vec![side(pair.a), side(pair.b)] };
        join_others(&mut dispute, &apart, answers, by_answer, &mut taken, kind);
        disputes.push(dispute);
    }
    disputes
}

/// Adds the answers that contradict a side of the dispute.
fn join_others(
    dispute: &mut Dispute<'_>,
    apart: &[&Compared],
    answers: &Answers,
    by_answer: &BTreeMap<usize, Vec<Node>>,
    taken: &mut FxHashSet<usize>,
    kind: &Kind<'_>,
) {
    for pair in apart {
        for (inside, outside) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let answer = answers.answer(outside);
            let Some(side) = dispute.sides.iter().position(|side| side.contains(&inside)) else { continue };
            if taken.contains(&answer) {
                continue;
            }
            let verdicts: Vec<_> = dispute.sides.iter().map(|side| (kind.verdict)(side[0], outside)).collect();
            let agrees = verdicts.iter().position(|verdict| verdict.is_agreement()).filter(|&other| other != side);
            match agrees {
                Some(other) => dispute.sides[other].extend(&by_answer[&answer]),
                None if verdicts.iter().all(|verdict| verdict.is_conflict()) && dispute.sides.len() < MAX_SIDES => {
                    dispute.sides.push(shown_first(outside, &by_answer[&answer]));
                }
                None => continue,
            }
            taken.insert(answer);
        }
    }
}

fn shown_first(node: Node, answer: &[Node]) -> Vec<Node> {
    std::iter::once(node).chain(answer.iter().copied().filter(|other| *other != node)).collect()
}
