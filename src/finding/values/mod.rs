//! Numbers and dates that several outlets give for one thing: agreement and divergence.
//!
//! Only claims that speak of one thing are asked for their values. A value that agrees with some value of the other
//! outlet for the same thing is in no conflict with it. Leaves the comparison of two values to `compare`.

mod age;
mod anchor;
mod candidates;
mod chance;
mod date;
mod dispute;
mod nearness;
mod number;
mod question;
mod rank;
mod surroundings;

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::ClaimId;
use crate::verdict::{Judgement, Verdict};

use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs, words};
use crate::syntax::{Pos, TokenRange};
use crate::text::Span;
use dispute::Dispute;

pub use question::{FEATURES, Features};

/// Two values of different outlets, as the training of their questions reads them.
#[derive(Clone, Debug)]
pub struct ValuePair {
    /// Number or date.
    pub slot: Slot,
    /// The witness and the place of one value.
    pub a: (usize, Span),
    /// The witness and the place of the other.
    pub b: (usize, Span),
    /// What the two have in common beside themselves.
    pub features: Features,
    /// Whether both are told in one form: two days, two years, two plain numbers.
    pub is_of_one_form: bool,
    /// Whether they agree.
    pub judgement: Judgement,
    /// Whether one of them agrees with another value of the other claim: then a conflict of the two is none.
    pub is_explained: bool,
}

/// Every two values of different outlets that can be compared at all.
pub fn value_pairs(scene: &Scene<'_>) -> Vec<ValuePair> {
    let mut pairs = number::pairs(scene);
    pairs.extend(date::pairs(scene));
    pairs
}

/// A value of a claim: the claim, and the index of the mention.
type Node = (ClaimId, u32);

/// Two values for one thing.
struct Compared {
    a: Node,
    b: Node,
    /// How likely both values answer one question.
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
    /// How two values compare.
    verdict: &'s dyn Fn(Node, Node) -> Verdict,
}

/// A divergence less sure than this is not reported.
const MIN_DIVERGENCE: f64 = 0.4;

/// An agreement this much as likely as a conflict explains it.
const EXPLAINS: f64 = 0.5;

/// What is left of a verdict's score where the claims are hardly similar: the rules have then found by other signs
/// that both values answer one question.
const FLOOR: f64 = 0.5;

/// So many values of either side are held against each other before two answers are joined; those of one answer are
/// much alike.
const MAX_CHECKED: usize = 12;

/// Two values that differ in precision agree only where the claims are this similar.
const MIN_COMPATIBLE: f64 = 0.5;

/// Value findings of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings = number::find(scene);
    findings.extend(date::find(scene));
    findings.extend(age::find(scene));
    findings.extend(rank::find(scene));
    findings
}

/// Groups compared values into answers, and tells where outlets agree and where they diverge.
fn findings(scene: &Scene<'_>, compared: &[Compared], kind: &Kind<'_>) -> Vec<Finding> {
    let answers = Answers::new(compared, kind);
    let agreed = surest(compared.iter().filter(|pair| pair.verdict.is_agreement()), |pair| answers.answer(pair.a));
    let by_answer = answers.by_answer();
    let of_answers = by_answer.iter().filter_map(|(answer, nodes)| Some((nodes, agreed.get(answer)?)));
    let mut findings: Vec<Finding> =
        of_answers.filter_map(|(nodes, best)| agreement(scene, nodes, best, kind)).collect();
    let disputes = dispute::disputes(scene, compared, &answers, kind);
    findings.extend(disputes.iter().map(|dispute| divergence(scene, dispute, kind)));
    findings
}

/// Which values give one answer.
struct Answers {
    nodes: Vec<Node>,
    number: FxHashMap<Node, usize>,
    answer: UnionFind<usize>,
}

impl Answers {
    fn new(compared: &[Compared], kind: &Kind<'_>) -> Answers {
        let mut nodes: Vec<Node> = compared.iter().flat_map(|pair| [pair.a, pair.b]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let number: FxHashMap<Node, usize> = nodes.iter().enumerate().map(|(at, node)| (*node, at)).collect();
        let answer = joined(&nodes, &number, compared, kind);
        Answers { nodes, number, answer }
    }

    fn answer(&self, node: Node) -> usize {
        self.answer.find(self.number[&node])
    }

    /// The values of each answer, ascending.
    fn by_answer(&self) -> BTreeMap<usize, Vec<Node>> {
        let mut answers: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
        for &node in &self.nodes {
            answers.entry(self.answer(node)).or_default().push(node);
        }
        answers
    }
}

/// Which values say the same. A value of another precision joins an answer unless it fits two answers that contradict
/// each other: "more than ten" fits 14 and 19, and so stands with neither.
fn joined(nodes: &[Node], number: &FxHashMap<Node, usize>, compared: &[Compared], kind: &Kind<'_>) -> UnionFind<usize> {
    let ends = |pair: &Compared| (number[&pair.a], number[&pair.b]);
    let mut answer = UnionFind::<usize>::new(number.len());
    let mut members: Vec<Vec<usize>> = (0..number.len()).map(|node| vec![node]).collect();
    let conflicts: FxHashSet<(usize, usize)> = compared
        .iter()
        .filter(|pair| pair.verdict.is_conflict())
        .map(ends)
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    // Also those that were not thought to answer one question: what joins them would say both in one breath.
    let are_apart =
        |x: usize, y: usize| conflicts.contains(&(x, y)) || (kind.verdict)(nodes[x], nodes[y]).is_conflict();
    let contradict = |a: &[usize], b: &[usize]| {
        a.iter().take(MAX_CHECKED).any(|x| b.iter().take(MAX_CHECKED).any(|y| are_apart(*x, *y)))
    };
    let mut agreeing: Vec<&Compared> = compared.iter().filter(|pair| pair.verdict.is_agreement()).collect();
    let mut partners: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (a, b) in agreeing.iter().map(|pair| ends(pair)) {
        partners.entry(a).or_default().push(b);
        partners.entry(b).or_default().push(a);
    }
    let fits_both: FxHashSet<usize> =
        partners.iter().filter(|(_, partners)| contradict(partners, partners)).map(|(node, _)| *node).collect();
    agreeing.sort_by(|x, y| {
        let by_kind = x.verdict.judgement.cmp(&y.verdict.judgement);
        by_kind.then(score(y).total_cmp(&score(x))).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    for pair in agreeing {
        let (a, b) = ends(pair);
        let (root_a, root_b) = (answer.find(a), answer.find(b));
        let is_loose = pair.verdict.judgement != Judgement::Same;
        let fits_both = is_loose && [a, b].iter().any(|node| fits_both.contains(node));
        let is_alike = !is_loose || pair.similarity >= MIN_COMPATIBLE;
        if root_a != root_b && is_alike && !fits_both && !contradict(&members[root_a], &members[root_b]) {
            answer.union(a, b);
            let mut all = std::mem::take(&mut members[root_a]);
            all.append(&mut members[root_b]);
            members[answer.find(a)] = all;
        }
    }
    answer
}

/// The surest pair of each key, the first of equals.
fn surest<'c>(
    pairs: impl Iterator<Item = &'c Compared>,
    key: impl Fn(&Compared) -> usize,
) -> FxHashMap<usize, &'c Compared> {
    let mut surest: FxHashMap<usize, &Compared> = FxHashMap::default();
    for pair in pairs {
        let best = surest.entry(key(pair)).or_insert(pair);
        if score(pair) > score(best) {
            *best = pair;
        }
    }
    surest
}

fn agreement(scene: &Scene<'_>, answer: &[Node], best: &Compared, kind: &Kind<'_>) -> Option<Finding> {
    let witnesses = witnesses(scene, answer);
    if witnesses.len() < 2 {
        return None;
    }
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

/// A dispute, with all that stand on either side.
fn divergence(scene: &Scene<'_>, dispute: &Dispute<'_>, kind: &Kind<'_>) -> Finding {
    let said = |side: &Vec<Node>| {
        let outlets = witnesses(scene, side);
        format!("{} {} {}", scene.outlets(&outlets), pairs::says(outlets.len()), (kind.display)(side[0]))
    };
    let n_origins = |side: &Vec<Node>| scene.coverage.n_origins(witnesses(scene, side));
    let said: Vec<String> = dispute.sides.iter().map(said).collect();
    Finding {
        kind: FindingKind::Diverge,
        slot: kind.slot,
        about: (kind.question)(dispute.surest.a),
        summary: format!("{}.", said.join("; ")),
        score: score(dispute.surest),
        origins: dispute.sides.iter().map(n_origins).max().unwrap_or(1),
        reasons: dispute.surest.verdict.reasons.clone(),
        values: dispute.sides.iter().map(|side| finding_value(scene, side, kind)).collect(),
    }
}

fn score(pair: &Compared) -> f64 {
    pair.verdict.score * (FLOOR + (1.0 - FLOOR) * pair.similarity)
}

fn witnesses(scene: &Scene<'_>, nodes: &[Node]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = nodes.iter().map(|(claim, _)| scene.witness(*claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

fn finding_value(scene: &Scene<'_>, nodes: &[Node], kind: &Kind<'_>) -> FindingValue {
    FindingValue {
        value: displayed(nodes, kind).join(" / "),
        normalized: None,
        evidence: nodes.iter().map(|(claim, _)| scene.passage(*claim)).collect(),
    }
}

/// The values for a reader, each once: of "Nineteen", "19" and "19 people" the one that tells most.
fn displayed(nodes: &[Node], kind: &Kind<'_>) -> Vec<String> {
    let mut shown: Vec<(Node, String)> = Vec::new();
    for &node in nodes {
        let text = (kind.display)(node);
        let is_one = |(other, told): &(Node, String)| {
            told.eq_ignore_ascii_case(&text) || (kind.verdict)(*other, node).judgement == Judgement::Same
        };
        match shown.iter_mut().find(|known| is_one(known)) {
            Some(known) if n_words(&text) > n_words(&known.1) => known.1 = text,
            Some(_) => {}
            None => shown.push((node, text)),
        }
    }
    shown.into_iter().map(|(_, text)| text).collect()
}

fn n_words(text: &str) -> usize {
    text.split(' ').count()
}

/// Leaves out conflicts in which one side's value agrees with another value of the other outlet: is the same, no less
/// than half as likely, or fits it, no less likely. Then the two outlets speak of two things, each of which both may know.
fn without_explained(scene: &Scene<'_>, compared: Vec<Compared>) -> Vec<Compared> {
    let mut agreed: FxHashMap<(Node, usize), f64> = FxHashMap::default();
    for pair in compared.iter().filter(|pair| pair.verdict.is_agreement()) {
        for key in [(pair.a, scene.witness(pair.b.0)), (pair.b, scene.witness(pair.a.0))] {
            let best = agreed.entry(key).or_default();
            let worth = if pair.verdict.judgement == Judgement::Same { 1.0 / EXPLAINS } else { 1.0 };
            *best = best.max(pair.similarity * worth);
        }
    }
    let explained = |node: Node, other: Node, similarity: f64| {
        agreed.get(&(node, scene.witness(other.0))).is_some_and(|agreed| *agreed >= similarity)
    };
    let is_left =
        |pair: &Compared| !explained(pair.a, pair.b, pair.similarity) && !explained(pair.b, pair.a, pair.similarity);
    let is_known = |pair: &Compared| pair.verdict.judgement != Judgement::Unknown;
    compared.into_iter().filter(|pair| is_known(pair) && (!pair.verdict.is_conflict() || is_left(pair))).collect()
}

/// A question by the words of a claim: those before the value, where they tell what it is a value of.
fn question_of(scene: &Scene<'_>, what: &str, claim: ClaimId, own: TokenRange) -> String {
    let before = words_before(scene, claim, own).filter(|words| words.split(' ').count() >= MIN_QUESTION);
    match before {
        Some(before) => format!("{what}: “{} …”", words::head(&before, QUESTION_WORDS).trim_end_matches(" …")),
        None => format!("{what}: “{}”", words::head(&pairs::plain(&scene.text(claim)), QUESTION_WORDS)),
    }
}

/// Words of a claim that tell a reader which question is meant.
const QUESTION_WORDS: usize = 8;

/// Fewer words before a value tell nothing of it.
const MIN_QUESTION: usize = 3;

/// The claim's words before its value, without the prepositions that lead to it.
fn words_before(scene: &Scene<'_>, claim: ClaimId, own: TokenRange) -> Option<String> {
    let claim = scene.claim(claim);
    let reading = scene.coverage.readings[claim.witness];
    let tokens = reading.document.tokens();
    let leads = |at: &u32| matches!(tokens[*at as usize].pos, Pos::Adp | Pos::Det | Pos::Punct);
    let last = (claim.tokens.start..own.start).rev().find(|at| !leads(at))?;
    let (start, end) = (claim.span.start(), tokens[last as usize].span.end());
    (start < end).then(|| pairs::plain(&reading.article.text[start..end]))
}
