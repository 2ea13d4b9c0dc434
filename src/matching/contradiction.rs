//! What keeps two statements of one thing from both being right: another number, another day, a denial, an opposite.
//!
//! Speaks only where nearly all else is told by both: values of two things contradict nothing. Values are judged by
//! `compare`.

use crate::claim::frame::Frame;
use crate::compare::{date, quantity};
use crate::lexicon::{opposites, wording};
use crate::mention::{Quantity, TimeExpression};
use crate::syntax::TokenRange;
use crate::verdict::Reason;

use super::align::Alignment;
use super::roles;
use super::statement::{Statement, WordClass};

/// So much of each statement, values aside, must be told by the other where the deed is the same.
const MIN_COVERED: f64 = 0.6;

/// Opposite words prove less: so much of each statement, themselves aside, must be told by the other.
const MIN_COVERED_BESIDE_OPPOSITES: f64 = 0.75;

/// What contradicts, the values first; empty where nothing does or the statements are too far apart to tell.
pub fn find(alignment: &Alignment<'_>) -> Vec<Reason> {
    let is_value = |side: &Statement, word: usize| matches!(side.words[word].class, WordClass::Number | WordClass::Time);
    let deed = roles::main_deed(alignment).filter(|_| covered_beside(alignment, is_value) >= MIN_COVERED);
    let of_deed = deed.map(|(of_a, of_b)| [number(alignment), day(alignment), denial(of_a, of_b)]);
    of_deed.into_iter().flatten().chain([opposite(alignment)]).flatten().collect()
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

/// Two numbers of one counted thing, the only ones left over.
fn number(alignment: &Alignment<'_>) -> Option<Reason> {
    let [of_a, of_b] = alignment.sides().map(|(side, pairs)| only_left(side, pairs, &side.mentions.quantities, |quantity| quantity.tokens));
    let (of_a, of_b) = (of_a?, of_b?);
    let is_same_count = counts_alike(of_a, of_b);
    let verdict = quantity::compare(of_a, of_b);
    (is_same_count && verdict.is_conflict()).then(|| verdict.reasons.into_iter().next()).flatten()
}

fn counts_alike(a: &Quantity, b: &Quantity) -> bool {
    let names_one = !a.counted_lemma.is_empty() || !a.unit.is_empty();
    names_one && a.counted_lemma == b.counted_lemma && a.unit == b.unit
}

/// Two times, the only ones left over.
fn day(alignment: &Alignment<'_>) -> Option<Reason> {
    let [of_a, of_b] = alignment.sides().map(|(side, pairs)| only_left::<TimeExpression>(side, pairs, &side.mentions.dates, |date| date.tokens));
    let verdict = date::compare(of_a?, of_b?);
    verdict.is_conflict().then(|| verdict.reasons.into_iter().next()).flatten()
}

/// The only mention none of whose words is paired.
fn only_left<'m, T>(
    side: &Statement,
    pairs: &[Option<(usize, f64)>],
    mentions: &'m [T],
    tokens_of: impl Fn(&T) -> TokenRange,
) -> Option<&'m T> {
    let is_left = |mention: &&T| {
        let mut words = tokens_of(mention).indexes().filter_map(|token| side.word_at(token));
        words.all(|word| pairs[word].is_none() || !side.words[word].is_content())
    };
    let mut left = mentions.iter().filter(is_left);
    left.next().filter(|_| left.next().is_none())
}

/// The deed affirmed by one and denied by the other.
fn denial(of_a: &Frame, of_b: &Frame) -> Option<Reason> {
    let text = "one denies the deed that the other states";
    (of_a.is_affirmed != of_b.is_affirmed).then(|| Reason::new("statement/denied", text))
}

/// Words of opposite meaning, each left over.
fn opposite(alignment: &Alignment<'_>) -> Option<Reason> {
    let left = alignment.sides().map(|(side, pairs)| {
        let left = (0..pairs.len()).filter(|&word| pairs[word].is_none() && side.words[word].is_content());
        left.map(|word| (side.norm(word), wording::stem(side.norm(word)))).collect::<Vec<_>>()
    });
    let mut pairs = left[0].iter().flat_map(|one| left[1].iter().map(move |other| (one, other)));
    let (&(word, _), &(other, _)) = pairs.find(|((_, x), (_, y))| opposites::are_opposite(x, y))?;
    let is_either = |side: &Statement, at: usize| side.norm(at) == word || side.norm(at) == other;
    let (first, second) = if word <= other { (word, other) } else { (other, word) };
    (covered_beside(alignment, is_either) >= MIN_COVERED_BESIDE_OPPOSITES)
        .then(|| Reason::new("statement/opposite", format!("“{first}” is the opposite of “{second}”")))
}
