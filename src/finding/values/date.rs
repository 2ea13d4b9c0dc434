//! Dates of one happening.
//!
//! Whether two dates answer one question, `question` tells; near dates need less to be set against each other than far
//! ones. The day on which something was said is no day on which it happened.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::mention::date::Granularity;
use crate::mention::{DateKind, DateModifier, TimeExpression};
use crate::syntax::{Document, Pos, TokenRange};
use crate::verdict::{Judgement, Verdict};

use super::anchor::Anchor;
use super::candidates::{self, Candidate, Source};
use super::chance::{self, Conflict, FAR};
use super::nearness::{are_near_dates, hang_on_articles, name_one_weekday};
use super::question::{self, Asked};
use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, ValuePair, findings, question_of, without_explained};

/// Claims less similar than this are not asked for a common date.
const MIN_SIMILARITY: f64 = 0.12;

/// Dates less likely to answer one question than this do not agree: many things happen on one day.
const MIN_AGREEMENT: f64 = 0.35;

/// Log odds from which two dates that differ are a dispute; of the values tried, the one that kept most changes that
/// `tests/perturb.py` makes and few of the false disputes of `news_cluster`.
const MIN_ODDS: f64 = -0.6;

/// Log odds that are taken away where one of the outlets gives the other's date as well, for whatever it is.
const KNOWN: f64 = 1.0;

/// Log odds that are taken away where the dates are of two forms, as a month and a year.
const OTHER_FORM: f64 = 0.5;

/// "Tuesday" in articles that appeared more than so many days apart is hardly one Tuesday, and if it is, one of the
/// articles carries a date of publication that is not its own.
const MAX_DAYS: i32 = 3;

/// Tokens on either side of a date that tell what is dated.
const WINDOW: usize = 9;

/// The same for a date that belongs to a noun: the noun phrase.
const ATTRIBUTE_WINDOW: usize = 4;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let compared = without_explained(scene, compared(scene));
    let kind = Kind {
        slot: Slot::Date,
        display: &|node| date(scene, node).display(),
        question: &|node| question_of(scene, "date", node.0, date(scene, node).tokens),
        verdict: &|a, b| verdict(scene, a, b),
    };
    findings(scene, &compared, &kind)
}

fn compared(scene: &Scene<'_>) -> Vec<Compared> {
    let (mut compared, mut conflicts) = (Vec::new(), Vec::new());
    for_each_pair(scene, |pair| {
        let (a, b, verdict) = (pair.a, pair.b, pair.verdict.clone());
        let similarity = question::likelihood(Slot::Date, &pair.features);
        let judgement = verdict.judgement;
        let compare = Compared { a, b, similarity, verdict };
        match judgement {
            Judgement::Unknown => {}
            Judgement::Conflict => {
                let against = doubt(scene, pair);
                conflicts.extend(against.map(|against| Conflict { pair: compare, against }));
            }
            _ if similarity >= MIN_AGREEMENT && is_telling(scene, a, b) => compared.push(compare),
            _ => {}
        }
    });
    compared.extend(chance::likely(conflicts, MIN_ODDS));
    compared
}

/// What is held against two dates that differ; `None` where they cannot be dates of one happening.
fn doubt(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> Option<f64> {
    let (of_a, of_b) = (date(scene, pair.a), date(scene, pair.b));
    let (asked_a, asked_b) = pair.asked;
    let n_known = usize::from(is_given(scene, of_a, pair.b)) + usize::from(is_given(scene, of_b, pair.a));
    let is_left_over = !pair.is_agreed && n_known < 2 && !name_one_weekday(of_a, of_b) && !drift(scene, pair);
    if !is_left_over || !tell_one_way(pair.asked) || question::tell_two_deeds(asked_a, asked_b, &pair.features) {
        return None;
    }
    let far = if are_near_dates(of_a, of_b) { 0.0 } else { FAR };
    let form = if asked_a.form == asked_b.form { 0.0 } else { OTHER_FORM };
    Some(far + form + n_known as f64 * KNOWN + question::doubt(asked_a, asked_b))
}

/// Whether only the days of the articles set two dates apart: the same words, or words of articles that appeared long after
/// each other.
fn drift(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> bool {
    let words = |node: Node| date(scene, node).span.of(&scene.coverage.readings[scene.witness(node.0)].article.text);
    let n_days = question::days_between(pair.asked.0, pair.asked.1);
    let are_one_phrase = words(pair.a).eq_ignore_ascii_case(words(pair.b));
    hang_on_articles(date(scene, pair.a), date(scene, pair.b)) && (n_days > MAX_DAYS || n_days > 0 && are_one_phrase)
}

/// Whether the article of `other` gives a date somewhere.
fn is_given(scene: &Scene<'_>, date: &TimeExpression, other: Node) -> bool {
    let dates = &scene.coverage.readings[scene.witness(other.0)].mentions.dates;
    dates.iter().any(|there| match (date.interval, there.interval) {
        (Some(here), Some(there)) => here == there,
        (None, None) => compare::date::compare(date, there).judgement == Judgement::Same,
        _ => false,
    })
}

/// Whether both dates tell when something happened, or both when somebody said it who is one. The day on which
/// something was said is no day on which it happened.
fn tell_one_way((a, b): (&Asked<'_>, &Asked<'_>)) -> bool {
    match (a.anchor.is_said, b.anchor.is_said) {
        (false, false) => true,
        (true, true) => a.anchor.entities.iter().any(|entity| b.anchor.entities.contains(entity)),
        _ => false,
    }
}

/// Every two dates of different outlets that can be compared: for training.
pub(super) fn pairs(scene: &Scene<'_>) -> Vec<ValuePair> {
    let mut pairs = Vec::new();
    let place = |node: Node| (scene.witness(node.0), date(scene, node).span);
    for_each_pair(scene, |pair| pairs.push(pair.value_pair(Slot::Date, place)));
    pairs
}

fn for_each_pair<'a>(scene: &Scene<'a>, visit: impl FnMut(&Candidate<'_, 'a>)) {
    let pairs = pairs::comparable(scene, MIN_SIMILARITY, |pair| pair.if_one_date);
    let source = Source {
        nodes: &|claim| nodes(scene, claim),
        asked: &|node, n_values| asked(scene, node, n_values),
        verdict: &|a, b| verdict(scene, a, b),
        is_telling: &|a, b| is_telling(scene, a, b),
    };
    candidates::for_each(&pairs, &source, visit);
}

fn verdict(scene: &Scene<'_>, a: Node, b: Node) -> Verdict {
    compare::date::compare(date(scene, a), date(scene, b))
}

/// The only date of a claim dates all of it; of several, each what stands close to it; "the 2015 deal" dates a deal.
fn asked<'a>(scene: &Scene<'a>, node: Node, n_values: usize) -> Asked<'a> {
    let own = date(scene, node).tokens;
    let document = scene.coverage.readings[scene.witness(node.0)].document;
    let window = match n_values {
        _ if is_attribute(document, own) => ATTRIBUTE_WINDOW,
        1 => usize::MAX,
        _ => WINDOW,
    };
    let around = Surroundings::new(scene, node.0, own, window);
    Asked { form: form(date(scene, node)), ..Asked::new(scene, node.0, Anchor::new(scene, node.0, own, None), around) }
}

/// The precision; a time of day tells a day.
fn form(date: &TimeExpression) -> u8 {
    let is_of_day = matches!(date.kind, DateKind::Date | DateKind::Time) && date.granularity <= Granularity::Day;
    if is_of_day { Granularity::Day as u8 } else { date.granularity as u8 }
}

fn nodes(scene: &Scene<'_>, claim: ClaimId) -> Vec<Node> {
    scene.claim(claim).dates.iter().map(|at| (claim, *at)).collect()
}

fn date<'a>(scene: &Scene<'a>, (claim, at): Node) -> &'a TimeExpression {
    &scene.coverage.readings[scene.claim(claim).witness].mentions.dates[at as usize]
}

/// Whether a date stands before a noun that it belongs to, with no preposition of its own.
fn is_attribute(document: &Document, own: TokenRange) -> bool {
    let pos = |at: Option<usize>| at.and_then(|at| document.tokens().get(at)).map(|token| token.pos);
    let before = pos((own.start as usize).checked_sub(1));
    let after = pos(Some(own.end as usize));
    before != Some(Pos::Adp) && matches!(after, Some(Pos::Noun | Pos::Propn | Pos::Adj))
}

/// Whether an agreement of two dates shows that both outlets know the date: "since 2019" agrees with any later date and
/// shows nothing of it.
fn is_telling(scene: &Scene<'_>, a: Node, b: Node) -> bool {
    is_open(date(scene, a)) == is_open(date(scene, b))
}

/// Whether a date tells only from when on, or until when.
fn is_open(date: &TimeExpression) -> bool {
    matches!(date.modifier, Some(DateModifier::After | DateModifier::Before))
}
