//! Numbers of one counted thing.
//!
//! Whether two quantities answer one question, `question` tells: those on board are not those who were hurt. Near values
//! need less to be set against each other than far ones; two votes that share a side are one vote.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::mention::Quantity;
use crate::mention::quantity::QuantityKind;
use crate::verdict::{Judgement, Verdict};

use super::anchor::Anchor;
use super::candidates::{self, Candidate, Source};
use super::nearness::are_near_numbers;
use super::question::{self, Asked};
use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, ValuePair, findings, question_of, without_explained};

/// Claims less similar than this are not asked for a common number.
const MIN_SIMILARITY: f64 = 0.12;

/// Numbers less likely to answer one question than this do not agree: small numbers are shared by chance.
const MIN_AGREEMENT: f64 = 0.15;

/// Numbers less likely to answer one question than this are in no conflict. Low, because most pairs of values answer two; of
/// the values tried, this and the next two kept false disputes on the visible events few and `tests/perturb.py` high.
const MIN_CONFLICT: f64 = 0.08;

/// The same where the words around them tell of two deeds.
const MIN_DOUBTFUL_CONFLICT: f64 = 0.3;

/// The same for numbers of unlike size.
const MIN_FAR_CONFLICT: f64 = 0.5;

/// Two votes that agree on one side are one vote, as good as sure.
const ONE_VOTE: f64 = 0.6;

/// Two votes share a smaller side by chance, and so do the scores of two games.
const LEAST_SIDE: f64 = 10.0;

/// Numbers up to this are shared by chance, and that two outlets speak of "two countries" is no news.
const TRIVIAL: f64 = 2.0;

/// Tokens on either side of a number that tell what is counted, where the claim holds several numbers.
const WINDOW: usize = 7;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let compared = without_explained(scene, compared(scene));
    let kind = Kind {
        slot: Slot::Number,
        display: &|node| display(scene, node),
        question: &|node| question(scene, node),
        verdict: &|a, b| verdict(scene, a, b),
    };
    findings(scene, &compared, &kind)
}

fn compared(scene: &Scene<'_>) -> Vec<Compared> {
    let mut compared = Vec::new();
    for_each_pair(scene, |pair| {
        let (a, b, verdict) = (pair.a, pair.b, pair.verdict.clone());
        let likelihood = likelihood(scene, pair);
        let counts = match verdict.judgement {
            Judgement::Conflict => !pair.is_agreed && likelihood >= least(scene, pair),
            Judgement::Unknown => false,
            _ => likelihood >= MIN_AGREEMENT && !is_trivial(quantity(scene, a)) && !is_trivial(quantity(scene, b)),
        };
        if counts {
            compared.push(Compared { a, b, similarity: likelihood, verdict });
        }
    });
    compared
}

/// How likely two numbers must answer one question to be in conflict.
fn least(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> f64 {
    let is_near = are_near_numbers(quantity(scene, pair.a), quantity(scene, pair.b));
    match (is_near, question::is_doubtful(&pair.features)) {
        (true, false) => MIN_CONFLICT,
        (true, true) => MIN_DOUBTFUL_CONFLICT,
        (false, _) => MIN_FAR_CONFLICT,
    }
}

/// How likely two numbers answer one question.
fn likelihood(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> f64 {
    let learned = question::likelihood(Slot::Number, &pair.features);
    let votes = quantity(scene, pair.a).score.zip(quantity(scene, pair.b).score);
    let is_shared = |x: f64, y: f64| x == y && x >= LEAST_SIDE;
    let share_a_side = votes.is_some_and(|(x, y)| is_shared(x.0, y.0) || is_shared(x.1, y.1));
    if share_a_side { learned.max(ONE_VOTE) } else { learned }
}

/// Every two numbers of different outlets that can be compared: for training.
pub(super) fn pairs(scene: &Scene<'_>) -> Vec<ValuePair> {
    let mut pairs = Vec::new();
    let place = |node: Node| (scene.witness(node.0), quantity(scene, node).span);
    for_each_pair(scene, |pair| pairs.push(pair.value_pair(Slot::Number, place)));
    pairs
}

fn for_each_pair<'a>(scene: &Scene<'a>, visit: impl FnMut(&Candidate<'_, 'a>)) {
    let pairs = pairs::comparable(scene, MIN_SIMILARITY, |pair| pair.if_one_number);
    let source = Source {
        nodes: &|claim| nodes(scene, claim),
        asked: &|node, n_values| asked(scene, node, n_values),
        verdict: &|a, b| verdict(scene, a, b),
        is_telling: &|_, _| true,
    };
    candidates::for_each(&pairs, &source, visit);
}

fn asked<'a>(scene: &Scene<'a>, node: Node, n_values: usize) -> Asked<'a> {
    let of = quantity(scene, node);
    let counted = counted_lemma(scene, node);
    let window = if n_values == 1 { usize::MAX } else { WINDOW };
    let mut around = Surroundings::new(scene, node.0, of.tokens, window);
    around.words.retain(|word| Some(*word) != counted);
    let unit = if of.kind == QuantityKind::Score { "votes" } else { &of.unit };
    Asked { anchor: Anchor::new(scene, node.0, of.tokens, of.counted_head), around, counted, unit }
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

/// Compares two quantities as of the days of their articles. What is counted may be told in two ways ("women who serve
/// as managers", "managers"): whether it is one thing is for the likelihood to tell, and the nouns are left out.
fn verdict(scene: &Scene<'_>, a: Node, b: Node) -> Verdict {
    let (of_a, of_b) = (quantity(scene, a), quantity(scene, b));
    let on = |node: Node| scene.coverage.readings[scene.witness(node.0)].article.published.map(|day| day.date);
    let compare = |x, y| {
        compare::quantity::compare_told(
            compare::quantity::Told { quantity: x, on: on(a) },
            compare::quantity::Told { quantity: y, on: on(b) },
        )
    };
    if of_a.counted_lemma == of_b.counted_lemma {
        return compare(of_a, of_b);
    }
    let bare = |quantity: &Quantity| Quantity { counted_lemma: String::new(), ..quantity.clone() };
    compare(&bare(of_a), &bare(of_b))
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

fn counted_lemma<'a>(scene: &Scene<'a>, node: Node) -> Option<&'a str> {
    let document = scene.coverage.readings[scene.claim(node.0).witness].document;
    quantity(scene, node).counted_head.map(|head| document.lemma(head as usize))
}
