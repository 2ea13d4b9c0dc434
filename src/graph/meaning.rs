//! How far the words of two claims mean the same, where they are not the same words.
//!
//! Leaves words that meet as such, as relatives or as names to `terms`; what likeness of words proves to `similarity`.

use crate::lexicon::vectors::{self, KnownWord};

use super::terms::Term;

/// Words less alike than this have nothing to do with each other.
const MIN_LIKENESS: f64 = 0.4;

/// The share of the weight of `terms` that is met by `others`: in full where the term is matched already, else as far as
/// the word most like it goes.
pub(super) fn coverage(terms: &[Term], others: &[Term], matched: impl Fn(usize) -> f64) -> f64 {
    let (mut met, mut total) = (0.0, 0.0);
    for (at, term) in terms.iter().enumerate() {
        total += term.weight;
        let strength = matched(at);
        met += term.weight * if strength >= 1.0 { 1.0 } else { strength.max(nearest(term, others)) };
    }
    met / f64::max(total, 1.0)
}

/// What likeness of words that have met no word of the other claim tells, each word with the one most like it: its
/// likeness times their `worth`.
pub(super) fn left_over_alike(
    (terms, is_met): (&[Term], &dyn Fn(usize) -> bool),
    (others, is_other_met): (&[Term], &dyn Fn(usize) -> bool),
    worth: impl Fn(&Term, &Term) -> f64,
) -> f64 {
    let left = others.iter().enumerate().filter(|(at, _)| !is_other_met(*at)).map(|(_, other)| other);
    let left: Vec<(&Term, KnownWord)> = left.filter_map(|other| Some((other, other.word?))).collect();
    let own = terms.iter().enumerate().filter(|(at, _)| !is_met(*at)).map(|(_, term)| term);
    let best = |(term, word): (&Term, KnownWord)| {
        let likeness = |other: &(&Term, KnownWord)| (vectors::likeness(word, other.1), worth(term, other.0));
        let alike = left.iter().map(likeness).filter(|(likeness, _)| *likeness >= MIN_LIKENESS);
        alike.map(|(likeness, worth)| likeness * worth).fold(0.0, f64::max)
    };
    own.filter_map(|term| Some((term, term.word?))).map(best).sum()
}

/// How alike the most alike of `others` is; 0 where none is alike.
fn nearest(term: &Term, others: &[Term]) -> f64 {
    let Some(word) = term.word else { return 0.0 };
    let likenesses = others.iter().filter_map(|other| other.word).map(|other| vectors::likeness(word, other));
    let nearest = likenesses.fold(0.0, f64::max);
    if nearest < MIN_LIKENESS { 0.0 } else { nearest }
}

/// The direction in which the words of a claim point together, of length 1; empty where none has a vector.
pub(super) fn direction(terms: &[Term]) -> Vec<f32> {
    let mut sum: Vec<f32> = Vec::new();
    for (word, weight) in terms.iter().filter_map(|term| Some((term.word?, term.weight as f32))) {
        let vector = vectors::of(word);
        sum.resize(vector.len(), 0.0);
        sum.iter_mut().zip(vector).for_each(|(sum, part)| *sum += weight * f32::from(*part as i8));
    }
    let length = sum.iter().map(|part| part * part).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    sum.iter_mut().for_each(|part| *part /= length);
    sum
}

/// How far two directions are one: 1 for one direction, 0 for unrelated ones or where one is not known.
pub(super) fn accord(a: &[f32], b: &[f32]) -> f64 {
    f64::from(a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>().max(0.0))
}
