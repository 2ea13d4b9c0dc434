//! Numbers of one counted thing.
//!
//! Whether two quantities answer one question, `question` tells: those on board are not those who were hurt. Near values
//! need less to be set against each other than far ones; two votes that share a side are one vote. A bare number in
//! brackets is a label, and no value.

use rustc_hash::FxHashMap;

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::lexicon::senses;
use crate::mention::Quantity;
use crate::mention::quantity::QuantityKind;
use crate::syntax::{Pos, Relation};
use crate::verdict::{Judgement, Verdict};

use super::anchor::Anchor;
use super::candidates::{self, Candidate, Source};
use super::chance::{self, Conflict, FAR};
use super::nearness::{are_close_numbers, are_near_numbers};
use super::question::{self, Asked};
use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, ValuePair, findings, question_of, without_explained};

/// Claims less similar than this are not asked for a common number.
const MIN_SIMILARITY: f64 = 0.12;

/// Numbers less likely to answer one question than this do not agree: small numbers are shared by chance.
const MIN_AGREEMENT: f64 = 0.15;

/// Log odds from which two numbers that differ are a dispute; see the same of dates.
const MIN_ODDS: f64 = -0.6;

/// Log odds that are taken away where the articles appeared days apart: what is counted, priced or estimated moves on.
const LATER: f64 = 2.5;

/// Log odds that are added where two numbers of one noun or unit are nearly the same. On `news_cluster` most of those few
/// pairs are one number told in two ways.
const CLOSE: f64 = 1.25;

/// Log odds that are taken away where one noun is counted of two things.
const OTHER_MEASURED: f64 = 1.5;

/// Articles that appeared no more than so many days apart tell of one state of things.
const MAX_DAYS: i32 = 2;

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
    let (mut compared, mut conflicts) = (Vec::new(), Vec::new());
    let mut rivals = Rivals::default();
    for_each_pair(scene, |pair| {
        let (a, b, verdict) = (pair.a, pair.b, pair.verdict.clone());
        let similarity = likelihood(scene, pair);
        rivals.add(scene, a, b, similarity);
        let judgement = verdict.judgement;
        let compare = Compared { a, b, similarity, verdict };
        match judgement {
            Judgement::Unknown => {}
            Judgement::Conflict => {
                let against = doubt(scene, pair);
                conflicts.extend(against.map(|against| Conflict { pair: compare, against }));
            }
            _ if similarity < MIN_AGREEMENT => {}
            _ if !is_trivial(quantity(scene, a)) && !is_trivial(quantity(scene, b)) => compared.push(compare),
            _ => {}
        }
    });
    for conflict in &mut conflicts {
        conflict.against -= rivals.share(scene, &conflict.pair).ln() / 2.0;
    }
    compared.extend(chance::likely(conflicts, MIN_ODDS));
    compared
}

/// What is held against two numbers that differ; `None` where they cannot be numbers of one thing.
fn doubt(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> Option<f64> {
    let (of_a, of_b) = (quantity(scene, pair.a), quantity(scene, pair.b));
    if is_one_vote(of_a, of_b) {
        return (!pair.is_agreed).then_some(f64::NEG_INFINITY);
    }
    if pair.is_agreed || is_given(scene, of_a, pair.b) || is_given(scene, of_b, pair.a) {
        return None;
    }
    let (asked_a, asked_b) = pair.asked;
    let is_later = question::days_between(asked_a, asked_b) > MAX_DAYS;
    let are_close = are_close_numbers(of_a, of_b);
    if is_later && are_close {
        // A number that was given once more is one that was counted once more.
        return None;
    }
    let far = if are_near_numbers(of_a, of_b) { 0.0 } else { FAR };
    let is_one_noun = asked_a.counted.is_some() && asked_a.counted == asked_b.counted;
    let count_alike = is_one_noun || !asked_a.unit.is_empty() && asked_a.unit == asked_b.unit;
    let measured = if measure_two_things(scene, pair) { OTHER_MEASURED } else { 0.0 };
    let close = if count_alike && measured == 0.0 && are_close { CLOSE } else { 0.0 };
    let later = if is_later { LATER } else { 0.0 };
    Some(measured + far + later - close)
}

/// Whether what is counted is of two things: the chance of rain is not the chance of success.
fn measure_two_things(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> bool {
    let (of_a, of_b) = (measured(scene, pair.a), measured(scene, pair.b));
    of_a.zip(of_b).is_some_and(|(a, b)| a != b && !senses::are_related(a, b))
}

/// The lemma of the noun that hangs on what is counted: "success" in "a 60 percent chance of success".
fn measured<'a>(scene: &Scene<'a>, node: Node) -> Option<&'a str> {
    let document = scene.coverage.readings[scene.witness(node.0)].document;
    let counted = quantity(scene, node).counted_head? as usize;
    let noun = document.dependent(counted, Relation::Nmod)?;
    (noun > counted && document.tokens()[noun].pos == Pos::Noun).then(|| document.lemma(noun))
}

/// Whether the article of `other` gives a number somewhere: then its outlet tells the two apart.
fn is_given(scene: &Scene<'_>, number: &Quantity, other: Node) -> bool {
    let told = |quantity: &Quantity| (quantity.low, quantity.high, quantity.score);
    let quantities = &scene.coverage.readings[scene.witness(other.0)].mentions.quantities;
    quantities.iter().any(|there| told(there) == told(number) && there.unit == number.unit)
}

/// What else an article may give for a number, and how likely each answers the same question.
#[derive(Default)]
struct Rivals(FxHashMap<(Node, usize), Vec<(Node, f64)>>);

impl Rivals {
    fn add(&mut self, scene: &Scene<'_>, a: Node, b: Node, likelihood: f64) {
        for (here, there) in [(a, b), (b, a)] {
            let rivals = self.0.entry((here, scene.witness(there.0))).or_default();
            let is_same = |other: Node| quantity(scene, other).low == quantity(scene, there).low;
            match rivals.iter_mut().find(|(other, _)| is_same(*other)) {
                Some((_, known)) => *known = known.max(likelihood),
                None => rivals.push((there, likelihood)),
            }
        }
    }

    /// How much of what either number may answer to in the other article goes to the other number.
    fn share(&self, scene: &Scene<'_>, pair: &Compared) -> f64 {
        let share = |here: Node, there: Node| {
            let rivals = self.0.get(&(here, scene.witness(there.0))).map_or(&[][..], Vec::as_slice);
            pair.similarity / rivals.iter().map(|(_, likelihood)| likelihood).sum::<f64>().max(pair.similarity)
        };
        share(pair.a, pair.b) * share(pair.b, pair.a)
    }
}

/// How likely two numbers answer one question.
fn likelihood(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> f64 {
    let learned = question::likelihood(Slot::Number, &pair.features);
    let is_one_vote = is_one_vote(quantity(scene, pair.a), quantity(scene, pair.b));
    if is_one_vote { learned.max(ONE_VOTE) } else { learned }
}

/// Whether two votes share a side that chance hardly gives both.
fn is_one_vote(a: &Quantity, b: &Quantity) -> bool {
    let is_shared = |x: f64, y: f64| x == y && x >= LEAST_SIDE;
    a.score.zip(b.score).is_some_and(|(x, y)| is_shared(x.0, y.0) || is_shared(x.1, y.1))
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
        // "Some justices" agrees with any number, and explains none.
        is_telling: &|a, b| !quantity(scene, a).is_vague && !quantity(scene, b).is_vague,
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
    let anchor = Anchor::new(scene, node.0, of.tokens, of.counted_head);
    Asked { counted, unit, form: form(of), ..Asked::new(scene, node.0, anchor, around) }
}

/// Whether the number is in words for many, open, or plain.
fn form(quantity: &Quantity) -> u8 {
    u8::from(quantity.is_vague) + 2 * u8::from(quantity.low.is_none() || quantity.high.is_none())
}

/// The claim's quantities; ordinals are labels of one thing among several, not values of one thing, and ages are
/// compared by person.
fn nodes(scene: &Scene<'_>, claim: ClaimId) -> Vec<Node> {
    let all = scene.claim(claim).quantities.iter().map(|at| (claim, *at));
    let is_value = |node: &Node| !matches!(quantity(scene, *node).kind, QuantityKind::Ordinal | QuantityKind::Age);
    all.filter(|node| is_value(node) && !is_label(scene, *node)).collect()
}

/// Whether a bare number stands alone in brackets: "Ola Brandt (10)" wears it, or is so old.
fn is_label(scene: &Scene<'_>, node: Node) -> bool {
    let of = quantity(scene, node);
    let document = scene.coverage.readings[scene.witness(node.0)].document;
    let before = (of.tokens.start as usize).checked_sub(1).map(|at| document.norm(at));
    let is_enclosed = before == Some("(") && document.norm_at(of.tokens.end as usize) == Some(")");
    of.kind == QuantityKind::Count && of.counted.is_none() && is_enclosed
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
        None => question_of(scene, "number", node.0, quantity(scene, node).tokens),
    }
}

fn counted_lemma<'a>(scene: &Scene<'a>, node: Node) -> Option<&'a str> {
    let document = scene.coverage.readings[scene.claim(node.0).witness].document;
    quantity(scene, node).counted_head.map(|head| document.lemma(head as usize))
}
