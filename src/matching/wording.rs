//! Features of how two statements are written: shared runs of words, order, letters, length.
//!
//! Reads words as written and as lemmas; leaves what they mean to `meaning`.

use std::collections::BTreeMap;

use super::align::Alignment;
use super::statement::Statement;

/// The names of the features, in the order of `of`.
pub const NAMES: [&str; 9] = [
    "words shared, of the longer",
    "words shared, of the shorter",
    "pairs of words shared, of the shorter",
    "runs of three shared, of the longer",
    "runs of three shared, of the shorter",
    "words in one order, of the longer",
    "changes from one to the other",
    "letters shared",
    "length",
];

/// The features of an alignment.
pub fn of(alignment: &Alignment<'_>) -> [f64; NAMES.len()] {
    let [norms_a, norms_b] = alignment.sides().map(|(side, _)| words(side, Statement::norm));
    let [lemmas_a, lemmas_b] = alignment.sides().map(|(side, _)| words(side, Statement::lemma));
    let (short, long) = (norms_a.len().min(norms_b.len()) as f64, norms_a.len().max(norms_b.len()) as f64);
    let share = |n: usize, of: f64| runs_shared(&norms_a, &norms_b, n) / (of - n as f64 + 1.0).max(1.0);
    let lemmas_shared = runs_shared(&lemmas_a, &lemmas_b, 1);
    [
        lemmas_shared / long.max(1.0),
        lemmas_shared / short.max(1.0),
        share(2, short),
        share(3, long),
        share(3, short),
        in_order(&lemmas_a, &lemmas_b) as f64 / long.max(1.0),
        changes(&lemmas_a, &lemmas_b) as f64 / long.max(1.0),
        letters_shared(&norms_a, &norms_b),
        (1.0 + long + short).ln(),
    ]
}

fn words<'s>(side: &'s Statement, form: fn(&'s Statement, usize) -> &'s str) -> Vec<&'s str> {
    (0..side.words.len()).map(|word| form(side, word)).collect()
}

/// How many runs of `n` words both have, each as often as the one that has it less often.
fn runs_shared(a: &[&str], b: &[&str], n: usize) -> f64 {
    let mut counts: BTreeMap<&[&str], (usize, usize)> = BTreeMap::new();
    a.windows(n).for_each(|run| counts.entry(run).or_default().0 += 1);
    b.windows(n).for_each(|run| counts.entry(run).or_default().1 += 1);
    counts.values().map(|(of_a, of_b)| of_a.min(of_b)).sum::<usize>() as f64
}

/// The length of the longest common subsequence.
fn in_order(a: &[&str], b: &[&str]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for of_a in a {
        let mut diagonal = 0;
        for (at, of_b) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if of_a == of_b { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// How many words must be put in, taken out or replaced.
fn changes(a: &[&str], b: &[&str]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at_a, of_a) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at_a + 1;
        for (at, of_b) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(of_a != of_b);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[b.len()]
}

/// Shared runs of three letters, by all (Dice).
fn letters_shared(a: &[&str], b: &[&str]) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.join(" ").chars().collect(), b.join(" ").chars().collect());
    let mut counts: BTreeMap<&[char], (usize, usize)> = BTreeMap::new();
    a.windows(3).for_each(|run| counts.entry(run).or_default().0 += 1);
    b.windows(3).for_each(|run| counts.entry(run).or_default().1 += 1);
    let shared: usize = counts.values().map(|(of_a, of_b)| of_a.min(of_b)).sum();
    2.0 * shared as f64 / (a.len() + b.len()).saturating_sub(4).max(1) as f64
}
