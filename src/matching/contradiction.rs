//! What keeps two statements of one thing from both being right: another number, another day, a denial, an opposite.
//!
//! Speaks only where nearly all else is told by both: values of two things contradict nothing. Values are judged by
//! `compare`.

use crate::claim::frame::Frame;
use crate::compare::{date, quantity};
use crate::mention::Quantity;
use crate::verdict::{Reason, Verdict};

use super::align::Alignment;
use super::statement::{Statement, WordClass};
use super::{meaning, roles};

/// So much of each statement, values aside, must be told by the other where the deed is the same.
const MIN_COVERED: f64 = 0.6;

/// So much where the trees do not tell that the deed is the same; for opposites, themselves aside.
const MIN_COVERED_WITHOUT_DEED: f64 = 0.75;

/// What contradicts, the values first; empty where nothing does or the statements are too far apart to tell.
pub fn find(alignment: &Alignment<'_>) -> Vec<Reason> {
    let is_value =
        |side: &Statement, word: usize| matches!(side.words[word].class, WordClass::Number | WordClass::Time);
    let covered = covered_beside(alignment, is_value);
    let deed = roles::main_deed(alignment);
    let least = if deed.is_some() { MIN_COVERED } else { MIN_COVERED_WITHOUT_DEED };
    let of_one = (covered >= least).then(|| {
        let denied = deed.and_then(|(of_a, of_b)| denial(of_a, of_b));
        [number(alignment), day(alignment), denied]
    });
    of_one.into_iter().flatten().chain([opposite(alignment)]).flatten().collect()
}

/// The share told by both of the statement that shares less, some words left out; 1 where no others are.
fn covered_beside(alignment: &Alignment<'_>, is_left_out: impl Fn(&Statement, usize) -> bool) -> f64 {
    let shares = alignment.sides().map(|(side, pairs)| {
        let told = (0..pairs.len()).filter(|&word| side.words[word].is_content() && !is_left_out(side, word));
        let (met, total) = told.fold((0.0, 0.0), |(met, total), word| {
            let (weight, strength) = (side.words[word].weight, pairs[word].map_or(0.0, |(_, strength)| strength));
            (met + weight * strength, total + weight)
        });
        if total == 0.0 { 1.0 } else { met / total }
    });
    shares[0].min(shares[1])
}

/// Two numbers of one counted thing, the only ones without a like in the other.
fn number(alignment: &Alignment<'_>) -> Option<Reason> {
    let [of_a, of_b] = alignment.sides().map(|(side, _)| &side.mentions.quantities);
    let (of_a, of_b) = only_unlike(of_a, of_b, |x, y| quantity::compare(x, y))?;
    let verdict = quantity::compare(of_a, of_b);
    (counts_alike(of_a, of_b) && verdict.is_conflict()).then(|| verdict.reasons.into_iter().next()).flatten()
}

fn counts_alike(a: &Quantity, b: &Quantity) -> bool {
    let names_one = !a.counted_lemma.is_empty() || !a.unit.is_empty();
    names_one && a.counted_lemma == b.counted_lemma && a.unit == b.unit
}

/// Two times, the only ones without a like in the other.
fn day(alignment: &Alignment<'_>) -> Option<Reason> {
    let [of_a, of_b] = alignment.sides().map(|(side, _)| &side.mentions.dates);
    let (of_a, of_b) = only_unlike(of_a, of_b, date::compare)?;
    let verdict = date::compare(of_a, of_b);
    verdict.is_conflict().then(|| verdict.reasons.into_iter().next()).flatten()
}

/// The one mention of each that agrees with none of the other's; `None` where either has no such mention or several.
fn only_unlike<'m, T>(of_a: &'m [T], of_b: &'m [T], compare: impl Fn(&T, &T) -> Verdict) -> Option<(&'m T, &'m T)> {
    let only = |of: &'m [T], others: &[T]| {
        let mut unlike = of.iter().filter(|one| !others.iter().any(|other| compare(one, other).is_agreement()));
        unlike.next().filter(|_| unlike.next().is_none())
    };
    only(of_a, of_b).zip(only(of_b, of_a))
}

/// The deed affirmed by one and denied by the other.
fn denial(of_a: &Frame, of_b: &Frame) -> Option<Reason> {
    let text = "one denies the deed that the other states";
    (of_a.is_affirmed != of_b.is_affirmed).then(|| Reason::new("statement/denied", text))
}

/// Words of opposite meaning, each left over.
fn opposite(alignment: &Alignment<'_>) -> Option<Reason> {
    let [left_a, left_b] = alignment.sides().map(|(side, pairs)| {
        (0..pairs.len()).filter(|&word| pairs[word].is_none() && side.words[word].is_content()).collect::<Vec<_>>()
    });
    let (a, b) = (alignment.a, alignment.b);
    let mut pairs = left_a.iter().flat_map(|x| left_b.iter().map(move |y| (*x, *y)));
    let (x, y) = pairs.find(|&(x, y)| meaning::are_opposite((a, x), (b, y)))?;
    let (one, other) = (a.norm(x), b.norm(y));
    let is_either = |side: &Statement, word: usize| [one, other].contains(&side.norm(word));
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    (covered_beside(alignment, is_either) >= MIN_COVERED_WITHOUT_DEED)
        .then(|| Reason::new("statement/opposite", format!("“{first}” is the opposite of “{second}”")))
}
