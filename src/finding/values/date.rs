//! Dates of one happening.
//!
//! Whether two dates answer one question, `question` tells; near dates need less to be set against each other than far
//! ones. The day on which something was said is no day on which it happened.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::mention::{DateModifier, TimeExpression};
use crate::syntax::{Document, Pos, TokenRange};
use crate::verdict::{Judgement, Verdict};

use super::anchor::Anchor;
use super::candidates::{self, Candidate, Source};
use super::nearness::{are_near_dates, name_one_weekday};
use super::question::{self, Asked};
use super::surroundings::Surroundings;
use super::{Compared, Kind, Node, ValuePair, findings, question_of, without_explained};

/// Claims less similar than this are not asked for a common date.
const MIN_SIMILARITY: f64 = 0.12;

/// Dates less likely to answer one question than this do not agree: many things happen on one day.
const MIN_AGREEMENT: f64 = 0.15;

/// Dates less likely to answer one question than this are in no conflict. Low, because most pairs of values answer two; of
/// the values tried, this and the next two kept false disputes on the visible events few and `tests/perturb.py` high.
const MIN_CONFLICT: f64 = 0.09;

/// The same where the words around them tell of two deeds.
const MIN_DOUBTFUL_CONFLICT: f64 = 0.3;

/// The same for dates far apart.
const MIN_FAR_CONFLICT: f64 = 0.5;

/// Tokens on either side of a date that tell what is dated.
const WINDOW: usize = 9;

/// The same for a date that belongs to a noun: the noun phrase.
const ATTRIBUTE_WINDOW: usize = 4;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let compared = without_explained(scene, compared(scene));
    let kind = Kind {
        slot: Slot::Date,
        display: &|node| date(scene, node).display(),
        question: &|node| question_of(scene, "date", node),
        verdict: &|a, b| verdict(scene, a, b),
    };
    findings(scene, &compared, &kind)
}

fn compared(scene: &Scene<'_>) -> Vec<Compared> {
    let mut compared = Vec::new();
    for_each_pair(scene, |pair| {
        let (a, b, verdict) = (pair.a, pair.b, pair.verdict.clone());
        let likelihood = question::likelihood(Slot::Date, &pair.features);
        let counts = match verdict.judgement {
            Judgement::Conflict => is_conflict(scene, pair, likelihood),
            Judgement::Unknown => false,
            _ => likelihood >= MIN_AGREEMENT && is_telling(scene, a, b),
        };
        if counts {
            compared.push(Compared { a, b, similarity: likelihood, verdict });
        }
    });
    compared
}

/// Whether two dates that contradict each other answer one question for sure enough.
fn is_conflict(scene: &Scene<'_>, pair: &Candidate<'_, '_>, likelihood: f64) -> bool {
    let is_left_over = !pair.is_agreed && !name_one_weekday(date(scene, pair.a), date(scene, pair.b));
    is_left_over && tell_one_way(pair.asked) && likelihood >= least(scene, pair)
}

/// How likely two dates must answer one question to be in conflict.
fn least(scene: &Scene<'_>, pair: &Candidate<'_, '_>) -> f64 {
    let is_near = are_near_dates(date(scene, pair.a), date(scene, pair.b));
    match (is_near, question::is_doubtful(&pair.features)) {
        (true, false) => MIN_CONFLICT,
        (true, true) => MIN_DOUBTFUL_CONFLICT,
        (false, _) => MIN_FAR_CONFLICT,
    }
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
    Asked { anchor: Anchor::new(scene, node.0, own, None), around, counted: None, unit: "" }
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
