//! Who stands on which side of a dispute over one value.
//!
//! Takes the compared values and the answers they form. The surest conflict opens a dispute. On a side stand those
//! values of the answer that contradict the other side or agree with the value shown; an answer that contradicts one
//! side and agrees with the other joins the other, and one that contradicts every side is a side of its own. An outlet
//! that gives both values tells two things apart.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::finding::Scene;

use super::{Answers, Compared, Kind, MIN_DIVERGENCE, Node, score};

/// More sides than this are a muddle, not a dispute.
const MAX_SIDES: usize = 4;

/// A value stands beside the one that is shown where their agreement is about as likely as the conflict; a date that is
/// merely the same ("January") may be that of something else.
const AS_LIKELY: f64 = 0.75;

/// Values that cannot all be right.
pub(super) struct Dispute<'c> {
    /// The surest conflict between two of the sides.
    pub surest: &'c Compared,
    /// The values, by side; the first of each is the one that is shown.
    pub sides: Vec<Vec<Node>>,
}

/// The disputes among the compared values, the surest first; every answer stands in one at most.
pub(super) fn disputes<'c>(
    scene: &Scene<'_>,
    compared: &'c [Compared],
    answers: &Answers,
    kind: &Kind<'_>,
) -> Vec<Dispute<'c>> {
    let conflicts = Conflicts::new(compared, answers);
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    let mut disputes = Vec::new();
    for pair in &conflicts.apart {
        let ends = [pair.a, pair.b].map(|node| answers.answer(node));
        if ends.iter().any(|answer| taken.contains(answer)) {
            continue;
        }
        let side = |shown: Node, other: Node| conflicts.side(shown, &[other], pair.similarity);
        let sides = vec![side(pair.a, pair.b), side(pair.b, pair.a)];
        if share_an_outlet(scene, &sides[0], &sides[1]) {
            continue;
        }
        taken.extend(ends);
        let mut dispute = Dispute { surest: pair, sides };
        conflicts.join_others(&mut dispute, &mut taken, (scene, kind));
        disputes.push(dispute);
    }
    disputes
}

fn share_an_outlet(scene: &Scene<'_>, a: &[Node], b: &[Node]) -> bool {
    a.iter().any(|x| b.iter().any(|y| scene.witness(x.0) == scene.witness(y.0)))
}

/// The compared values, by what they say of each other.
struct Conflicts<'c, 'n> {
    answers: &'n Answers,
    by_answer: BTreeMap<usize, Vec<Node>>,
    /// The conflicts between answers, the surest first.
    apart: Vec<&'c Compared>,
    conflicts: FxHashSet<(Node, Node)>,
    /// How likely two values that agree answer one question.
    agreements: FxHashMap<(Node, Node), f64>,
}

impl<'c, 'n> Conflicts<'c, 'n> {
    fn new(compared: &'c [Compared], answers: &'n Answers) -> Conflicts<'c, 'n> {
        let mut apart: Vec<&Compared> = compared
            .iter()
            .filter(|pair| pair.verdict.is_conflict() && score(pair) >= MIN_DIVERGENCE)
            .filter(|pair| answers.answer(pair.a) != answers.answer(pair.b))
            .collect();
        apart.sort_by(|x, y| score(y).total_cmp(&score(x)).then((x.a, x.b).cmp(&(y.a, y.b))));
        let both_ways = |pair: &Compared| [(pair.a, pair.b), (pair.b, pair.a)];
        let agreeing = compared.iter().filter(|pair| pair.verdict.is_agreement());
        let agreements = agreeing.flat_map(|pair| both_ways(pair).map(|ends| (ends, pair.similarity))).collect();
        let conflicts = apart.iter().flat_map(|pair| both_ways(pair)).collect();
        Conflicts { answers, by_answer: answers.by_answer(), apart, conflicts, agreements }
    }

    /// The values of `shown`'s answer that contradict one of `others`, or agree with `shown` about as likely as the
    /// conflict of that likelihood; `shown` first.
    fn side(&self, shown: Node, others: &[Node], likelihood: f64) -> Vec<Node> {
        let agrees =
            |node: Node| self.agreements.get(&(node, shown)).is_some_and(|agreed| *agreed >= AS_LIKELY * likelihood);
        let stands = |node: &Node| *node != shown && (agrees(*node) || self.contradicts(*node, others));
        let answer = self.by_answer.get(&self.answers.answer(shown)).map_or(&[][..], Vec::as_slice);
        std::iter::once(shown).chain(answer.iter().copied().filter(stands)).collect()
    }

    fn contradicts(&self, node: Node, others: &[Node]) -> bool {
        others.iter().any(|other| self.conflicts.contains(&(node, *other)))
    }

    /// Adds the answers that contradict a side of the dispute.
    fn join_others(&self, dispute: &mut Dispute<'_>, taken: &mut FxHashSet<usize>, context: (&Scene<'_>, &Kind<'_>)) {
        for pair in &self.apart {
            for (inside, outside) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let answer = self.answers.answer(outside);
                let Some(side) = dispute.sides.iter().position(|side| side.contains(&inside)) else { continue };
                if !taken.contains(&answer) && self.join(dispute, side, outside, context) {
                    taken.insert(answer);
                }
            }
        }
    }

    /// Adds the answer of `outside`, which contradicts `side`, where it fits another side or contradicts all.
    fn join(&self, dispute: &mut Dispute<'_>, side: usize, outside: Node, context: (&Scene<'_>, &Kind<'_>)) -> bool {
        let (scene, kind) = context;
        let agrees = |at: &usize| *at != side && (kind.verdict)(dispute.sides[*at][0], outside).is_agreement();
        let opposite: Vec<Node> = dispute.sides[side].clone();
        if let Some(other) = (0..dispute.sides.len()).find(agrees) {
            let joining = self.side(outside, &opposite, dispute.surest.similarity);
            let fits = !share_an_outlet(scene, &joining, &opposite);
            if fits {
                dispute.sides[other].extend(joining);
            }
            return fits;
        }
        let own = self.side(outside, &opposite, dispute.surest.similarity);
        let stands_apart = |side: &Vec<Node>| self.contradicts(outside, side) && !share_an_outlet(scene, &own, side);
        let is_new = dispute.sides.len() < MAX_SIDES && dispute.sides.iter().all(stands_apart);
        if is_new {
            dispute.sides.push(own);
        }
        is_new
    }
}
