//! How far the words of two claims mean the same, where they are not the same words.
//!
//! Leaves words that meet as such, as relatives or as names to `terms`; what likeness of words proves to `similarity`.

use crate::lexicon::vectors;

use super::terms::Term;

/// Words less alike than this have nothing to do with each other.
const MIN_LIKENESS: f64 = 0.4;

/// How alike each word of one claim is to each word of another.
pub(super) struct Likenesses<'t> {
    a: &'t [Term],
    b: &'t [Term],
    /// Row by row for `a`; 0 where they have nothing to do with each other.
    all: Vec<f32>,
}

impl<'t> Likenesses<'t> {
    /// Compares the words of `a` and `b`.
    pub fn new(a: &'t [Term], b: &'t [Term]) -> Likenesses<'t> {
        let likeness = |x: &Term, y: &Term| {
            let likeness = x.word.zip(y.word).map_or(0.0, |(x, y)| vectors::likeness(x, y));
            if likeness < MIN_LIKENESS { 0.0 } else { likeness as f32 }
        };
        let all = a.iter().flat_map(|x| b.iter().map(move |y| likeness(x, y))).collect();
        Likenesses { a, b, all }
    }

    /// The share of the weight of `a` that `b` meets: in full where a term is matched already, else as far as the word
    /// most like it goes. `matched` tells how strongly each term is.
    pub fn coverage_of_a(&self, matched: &[f64]) -> f64 {
        let nearest = |at: usize| (0..self.b.len()).map(|other| self.of(at, other)).fold(0.0, f64::max);
        coverage(self.a, matched, nearest)
    }

    /// The same for `b`.
    pub fn coverage_of_b(&self, matched: &[f64]) -> f64 {
        let nearest = |at: usize| (0..self.a.len()).map(|other| self.of(other, at)).fold(0.0, f64::max);
        coverage(self.b, matched, nearest)
    }

    /// What likeness of words that have met no word of the other claim tells, each word of `a` with the one most like
    /// it: its likeness times their `worth`.
    pub fn left_over(&self, matched_a: &[f64], matched_b: &[f64], worth: impl Fn(&Term, &Term) -> f64) -> f64 {
        let best = |at: usize| {
            let free = (0..self.b.len()).filter(|&other| matched_b[other] == 0.0 && self.of(at, other) > 0.0);
            free.map(|other| self.of(at, other) * worth(&self.a[at], &self.b[other])).fold(0.0, f64::max)
        };
        (0..self.a.len()).filter(|&at| matched_a[at] == 0.0).map(best).sum()
    }

    fn of(&self, a: usize, b: usize) -> f64 {
        f64::from(self.all[a * self.b.len() + b])
    }
}

fn coverage(terms: &[Term], matched: &[f64], nearest: impl Fn(usize) -> f64) -> f64 {
    let (mut met, mut total) = (0.0, 0.0);
    for (at, term) in terms.iter().enumerate() {
        total += term.weight;
        met += term.weight * if matched[at] >= 1.0 { 1.0 } else { matched[at].max(nearest(at)) };
    }
    met / f64::max(total, 1.0)
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
