//! What two claims have in common, as numbers.
//!
//! Reads the terms of both claims; leaves their weighing to `similarity`.

use jiff::civil::Date;

use crate::claim::{Claim, Coverage};
use crate::lexicon::vectors;
use crate::mention::Quantity;

use super::terms::{Term, TermIndex, TermKind};
use super::{meaning, shape};

/// The names of the features, in the order of `Features`.
pub const FEATURES: [&str; 26] = [
    "covered of the one that is covered less",
    "covered of the one that is covered more",
    "shared weight",
    "shared names",
    "names of both, none shared",
    "same predicate",
    "shared dates",
    "dates of both, none shared",
    "shared numbers",
    "numbers of both, none shared",
    "shared context",
    "one quoted, one not",
    "met in meaning of the one that is met less",
    "met in meaning of the one that is met more",
    "directions of meaning alike",
    "predicates alike",
    "same subject",
    "same object",
    "subject and object exchanged",
    "shared links between words",
    "longest run of words",
    "places in the articles apart",
    "both at the head of their articles",
    "shared, and told nowhere else in the articles",
    "one term shared, and told nowhere else in the articles",
    "alike, and told nowhere else in the articles",
];

/// One number for each of `FEATURES`.
pub type Features = [f64; FEATURES.len()];

/// More shared links tell no more.
const MOST_LINKS: usize = 3;

/// Two words in a row ("in the") are shared by chance.
const CHANCE_RUN: usize = 2;

/// Weight of a term that counts as one telling word.
const TELLING: f64 = 8.0;

/// More telling words than this tell no more.
const MOST_PECULIAR: f64 = 6.0;

/// The first so much of an article tells what it is about.
const HEAD: f64 = 0.12;

/// The features of claims `a` and `b`.
pub(super) fn of(a: usize, b: usize, claims: &[Claim], index: &TermIndex, coverage: &Coverage<'_>) -> Features {
    of_matches((a, b), claims, index, coverage, &match_terms(index, a, b))
}

/// The features that `a` and `b` would have if one more value of that kind were shared: two claims are not less about
/// one thing because they contradict each other. `None` where no two values of the kind are left over.
pub(super) fn as_if_one_value(
    (a, b): (usize, usize),
    claims: &[Claim],
    index: &TermIndex,
    coverage: &Coverage<'_>,
    kind: TermKind,
) -> Option<Features> {
    let mut matches = match_terms(index, a, b);
    let left_over = |claim: usize, is_matched: &dyn Fn(usize) -> bool| {
        index.of_claims[claim].iter().enumerate().position(|(at, term)| term.kind == kind && !is_matched(at))
    };
    let of_a = left_over(a, &|at| matches.iter().any(|(matched, ..)| *matched == at))?;
    let of_b = left_over(b, &|at| matches.iter().any(|(_, matched, _)| *matched == at))?;
    matches.push((of_a, of_b, 1.0));
    Some(of_matches((a, b), claims, index, coverage, &matches))
}

fn of_matches(
    (a, b): (usize, usize),
    claims: &[Claim],
    index: &TermIndex,
    coverage: &Coverage<'_>,
    matches: &[(usize, usize, f64)],
) -> Features {
    let (total_a, total_b) = (total(&index.of_claims[a]), total(&index.of_claims[b]));
    let covered_a: f64 = matches.iter().map(|(at, _, strength)| strength * index.of_claims[a][*at].weight).sum();
    let covered_b: f64 = matches.iter().map(|(_, at, strength)| strength * index.of_claims[b][*at].weight).sum();
    let (share_a, share_b) = (covered_a / total_a.max(1.0), covered_b / total_b.max(1.0));
    let n_shared = |kind| matches.iter().filter(|(at, ..)| index.of_claims[a][*at].kind == kind).count() as f64;
    let both_have = |kind| has(&index.of_claims[a], kind) && has(&index.of_claims[b], kind);
    let apart = |kind| f64::from(both_have(kind) && n_shared(kind) == 0.0);
    let (terms_a, terms_b) = (&index.of_claims[a], &index.of_claims[b]);
    let (mut strengths_a, mut strengths_b) = (vec![0.0; terms_a.len()], vec![0.0; terms_b.len()]);
    for (of_a, of_b, strength) in matches {
        strengths_a[*of_a] = *strength;
        strengths_b[*of_b] = *strength;
    }
    let likenesses = meaning::Likenesses::new(terms_a, terms_b);
    let (met_a, met_b) = (likenesses.coverage_of_a(&strengths_a), likenesses.coverage_of_b(&strengths_b));
    let (x, y) = (&index.shapes[a], &index.shapes[b]);
    let in_both = |one: &[u64], other: &[u64]| f64::from(shape::n_shared(one, other) > 0);
    let peculiar: Vec<f64> =
        matches.iter().map(|(at, of, strength)| strength * peculiarity(&terms_a[*at], &terms_b[*of])).collect();
    let alike = likenesses.left_over(&strengths_a, &strengths_b, peculiarity);
    let run = shape::longest_run(&x.words, &y.words);
    [
        share_a.min(share_b),
        share_a.max(share_b),
        (1.0 + covered_a.min(covered_b)).ln(),
        n_shared(TermKind::Entity).min(3.0),
        apart(TermKind::Entity),
        f64::from(same_predicate(&claims[a], &claims[b], matches, index, (a, b))),
        n_shared(TermKind::Date).min(2.0),
        apart(TermKind::Date) * f64::from(!dates_agree(&claims[a], &claims[b], coverage)),
        n_shared(TermKind::Number).min(2.0),
        apart(TermKind::Number) * f64::from(!numbers_agree(&claims[a], &claims[b], coverage)),
        shared_context(a, b, index),
        f64::from(claims[a].is_spoken != claims[b].is_spoken),
        met_a.min(met_b),
        met_a.max(met_b),
        meaning::accord(&x.direction, &y.direction),
        x.verb.zip(y.verb).map_or(0.0, |(x, y)| vectors::likeness(x, y).max(0.0)),
        in_both(&x.subjects, &y.subjects),
        in_both(&x.objects, &y.objects),
        in_both(&x.subjects, &y.objects) * in_both(&x.objects, &y.subjects),
        shape::n_shared(&x.links, &y.links).min(MOST_LINKS) as f64,
        (run.saturating_sub(CHANCE_RUN) as f64).ln_1p(),
        (x.place - y.place).abs(),
        f64::from(x.place < HEAD && y.place < HEAD),
        (peculiar.iter().sum::<f64>() / TELLING).min(MOST_PECULIAR),
        peculiar.iter().copied().fold(0.0, f64::max) / TELLING,
        (alike / TELLING).min(MOST_PECULIAR),
    ]
}

/// Pairs of terms that meet, one to one, the strongest and heaviest first: index in `a`, index in `b`, strength.
fn match_terms(index: &TermIndex, a: usize, b: usize) -> Vec<(usize, usize, f64)> {
    let mut meetings = meetings(&index.classes[a], &index.classes[b]);
    let (a, b) = (&index.of_claims[a], &index.of_claims[b]);
    meetings.sort_by(|x, y| {
        let weight = |meeting: &(usize, usize, f64)| meeting.2 * (a[meeting.0].weight + b[meeting.1].weight);
        y.2.total_cmp(&x.2).then(weight(y).total_cmp(&weight(x))).then((x.0, x.1).cmp(&(y.0, y.1)))
    });
    let (mut used_a, mut used_b) = (vec![false; a.len()], vec![false; b.len()]);
    meetings.retain(|&(at, other_at, _)| {
        let is_free = !used_a[at] && !used_b[other_at];
        if is_free {
            used_a[at] = true;
            used_b[other_at] = true;
        }
        is_free
    });
    meetings
}

/// Every two terms that share a class, with the strongest meeting in any class. Terms of two kinds share none.
fn meetings(a: &[(u64, u32, f64)], b: &[(u64, u32, f64)]) -> Vec<(usize, usize, f64)> {
    let mut meetings: Vec<(usize, usize, f64)> = Vec::new();
    let mut from = 0;
    for &(class, at, strength) in a {
        from += b[from..].iter().take_while(|(other, ..)| *other < class).count();
        let same = b[from..].iter().take_while(|(other, ..)| *other == class);
        meetings.extend(same.map(|&(_, other_at, other)| (at as usize, other_at as usize, strength.min(other))));
    }
    meetings.sort_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(y.2.total_cmp(&x.2)));
    meetings.dedup_by_key(|meeting| (meeting.0, meeting.1));
    meetings.retain(|meeting| meeting.2 > 0.0);
    meetings
}

/// How much a meeting of two terms tells: much where neither article holds its term in any other claim.
fn peculiarity(a: &Term, b: &Term) -> f64 {
    a.weight.min(b.weight) / f64::from(a.n_here.max(1) * b.n_here.max(1))
}

fn total(terms: &[Term]) -> f64 {
    terms.iter().map(|term| term.weight).sum()
}

fn has(terms: &[Term], kind: TermKind) -> bool {
    terms.iter().any(|term| term.kind == kind)
}

fn same_predicate(
    a: &Claim,
    b: &Claim,
    matches: &[(usize, usize, f64)],
    index: &TermIndex,
    (at_a, at_b): (usize, usize),
) -> bool {
    matches.iter().any(|(of_a, of_b, _)| {
        let (term_a, term_b) = (&index.of_claims[at_a][*of_a], &index.of_claims[at_b][*of_b]);
        Some(term_a.token) == a.predicate || Some(term_b.token) == b.predicate
    })
}

/// Whether some date of one claim overlaps some date of the other, or one is not resolved.
fn dates_agree(a: &Claim, b: &Claim, coverage: &Coverage<'_>) -> bool {
    let intervals = |claim: &Claim| -> Vec<Option<(Date, Date)>> {
        let mentions = coverage.readings[claim.witness].mentions;
        claim.dates.iter().map(|at| mentions.dates[*at as usize].interval).collect()
    };
    let (of_a, of_b) = (intervals(a), intervals(b));
    of_a.iter().any(|x| of_b.iter().any(|y| x.zip(*y).is_none_or(|(x, y)| x.0 <= y.1 && y.0 <= x.1)))
}

/// Whether some number of one claim lies within some number of the other.
fn numbers_agree(a: &Claim, b: &Claim, coverage: &Coverage<'_>) -> bool {
    let ranges = |claim: &Claim| -> Vec<(f64, f64)> {
        let mentions = coverage.readings[claim.witness].mentions;
        claim.quantities.iter().map(|at| range(&mentions.quantities[*at as usize])).collect()
    };
    let (of_a, of_b) = (ranges(a), ranges(b));
    of_a.iter().any(|x| of_b.iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

fn range(quantity: &Quantity) -> (f64, f64) {
    (quantity.low.unwrap_or(f64::NEG_INFINITY), quantity.high.unwrap_or(f64::INFINITY))
}

/// How much of the sentence around one claim meets the other claim or its sentence.
fn shared_context(a: usize, b: usize, index: &TermIndex) -> f64 {
    let around = |claim: usize, other: usize| -> f64 {
        let (mut met, mut total) = (0.0, 0.0);
        for term in index.context(claim) {
            total += term.weight;
            if index.meets_sentence(term, other) {
                met += term.weight;
            }
        }
        met / f64::max(total, 1.0)
    };
    (around(a, b) + around(b, a)) / 2.0
}
