//! Numbers, dates and places that several outlets give for one thing: agreement and divergence.
//!
//! Only claims that speak of one thing are asked for their values. A value that agrees with some value of the other
//! outlet for the same thing is in no conflict with it. Leaves the comparison of two values to `compare`.

mod date;
mod number;

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use crate::claim::ClaimId;
use crate::verdict::{Judgement, Verdict};

use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs, words};

/// A value of a claim: the claim, and the index of the mention.
type Node = (ClaimId, u32);

/// Two values for one thing.
struct Compared {
    a: Node,
    b: Node,
    /// How likely the claims speak of one thing.
    similarity: f64,
    verdict: Verdict,
}

/// What a kind of value must tell so that its findings can be made.
struct Kind<'s> {
    slot: Slot,
    /// The value for a reader.
    display: &'s dyn Fn(Node) -> String,
    /// What is asked, in a few words.
    question: &'s dyn Fn(Node) -> String,
}

/// A divergence less sure than this is not reported.
const MIN_DIVERGENCE: f64 = 0.4;

/// Value findings of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings = number::find(scene);
    findings.extend(date::find(scene));
    findings
}

/// Groups compared values into questions, and tells for each whether outlets agree or diverge.
fn findings(scene: &Scene<'_>, compared: &[Compared], kind: &Kind<'_>) -> Vec<Finding> {
    let mut nodes: Vec<Node> = compared.iter().flat_map(|pair| [pair.a, pair.b]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let number: FxHashMap<Node, usize> = nodes.iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let mut question = UnionFind::<usize>::new(nodes.len());
    let mut answer = UnionFind::<usize>::new(nodes.len());
    for pair in compared {
        question.union(number[&pair.a], number[&pair.b]);
        if pair.verdict.is_agreement() {
            answer.union(number[&pair.a], number[&pair.b]);
        }
    }
    let mut questions: BTreeMap<usize, BTreeMap<usize, Vec<Node>>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        questions.entry(question.find(at)).or_default().entry(answer.find(at)).or_default().push(*node);
    }
    let mut findings = Vec::new();
    for answers in questions.values() {
        findings.extend(answers.values().filter_map(|answer| agreement(scene, answer, compared, kind)));
        findings.extend(divergence(scene, answers, compared, kind));
    }
    findings
}

fn agreement(scene: &Scene<'_>, answer: &[Node], compared: &[Compared], kind: &Kind<'_>) -> Option<Finding> {
    let witnesses = witnesses(scene, answer);
    if witnesses.len() < 2 {
        return None;
    }
    let best = compared
        .iter()
        .filter(|pair| answer.contains(&pair.a) && answer.contains(&pair.b) && pair.verdict.is_agreement())
        .reduce(|best, next| if score(next) > score(best) { next } else { best })?;
    let value = (kind.display)(answer[0]);
    Some(Finding {
        kind: FindingKind::Agree,
        slot: kind.slot,
        about: (kind.question)(answer[0]),
        summary: format!("{} give {value}: {}", scene.outlets(&witnesses), scene.text(answer[0].0)),
        score: score(best),
        origins: scene.coverage.n_origins(witnesses),
        reasons: best.verdict.reasons.clone(),
        values: vec![finding_value(scene, answer, kind)],
    })
}

/// The surest conflict of a question, with all that answer alike on either side.
fn divergence(
    scene: &Scene<'_>,
    answers: &BTreeMap<usize, Vec<Node>>,
    compared: &[Compared],
    kind: &Kind<'_>,
) -> Option<Finding> {
    let side_of = |node: Node| answers.values().find(|answer| answer.contains(&node));
    let (pair, a, b) = compared
        .iter()
        .filter(|pair| pair.verdict.is_conflict() && score(pair) >= MIN_DIVERGENCE)
        .filter_map(|pair| Some((pair, side_of(pair.a)?, side_of(pair.b)?)))
        .filter(|(_, a, b)| a != b)
        .reduce(|best, next| if score(next.0) > score(best.0) { next } else { best })?;
    let values = vec![finding_value(scene, a, kind), finding_value(scene, b, kind)];
    let (of_a, of_b) = (witnesses(scene, a), witnesses(scene, b));
    Some(Finding {
        kind: FindingKind::Diverge,
        slot: kind.slot,
        about: (kind.question)(pair.a),
        summary: format!(
            "{} says {}; {} says {}.",
            scene.outlets(&of_a),
            (kind.display)(pair.a),
            scene.outlets(&of_b),
            (kind.display)(pair.b)
        ),
        score: score(pair),
        origins: scene.coverage.n_origins(of_a.iter().copied()).max(scene.coverage.n_origins(of_b.iter().copied())),
        reasons: pair.verdict.reasons.clone(),
        values,
    })
}

fn score(pair: &Compared) -> f64 {
    pair.similarity * pair.verdict.score
}

fn witnesses(scene: &Scene<'_>, nodes: &[Node]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = nodes.iter().map(|(claim, _)| scene.witness(*claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

fn finding_value(scene: &Scene<'_>, nodes: &[Node], kind: &Kind<'_>) -> FindingValue {
    let mut displayed: Vec<String> = Vec::new();
    for value in nodes.iter().map(|node| (kind.display)(*node)) {
        let is_new = displayed.iter().all(|shown| !shown.eq_ignore_ascii_case(&value));
        if is_new {
            displayed.push(value);
        }
    }
    FindingValue {
        value: displayed.join(" / "),
        normalized: None,
        evidence: nodes.iter().map(|(claim, _)| scene.passage(*claim)).collect(),
    }
}

/// Leaves out conflicts in which one side's value agrees with another value of the other outlet: then the two outlets
/// speak of two things, each of which both may know.
fn without_explained(scene: &Scene<'_>, compared: Vec<Compared>) -> Vec<Compared> {
    let agreed: Vec<(Node, usize)> = compared
        .iter()
        .filter(|pair| pair.verdict.is_agreement())
        .flat_map(|pair| [(pair.a, scene.witness(pair.b.0)), (pair.b, scene.witness(pair.a.0))])
        .collect();
    let explained = |node: Node, witness: usize| agreed.contains(&(node, witness));
    compared
        .into_iter()
        .filter(|pair| pair.verdict.judgement != Judgement::Unknown)
        .filter(|pair| {
            !pair.verdict.is_conflict()
                || !(explained(pair.a, scene.witness(pair.b.0)) || explained(pair.b, scene.witness(pair.a.0)))
        })
        .collect()
}

/// A question by the words of a claim.
fn question_of(scene: &Scene<'_>, what: &str, node: Node) -> String {
    format!("{what}: {}", words::head(&pairs::plain(&scene.text(node.0)), 8))
}
