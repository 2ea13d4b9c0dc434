//! Features of how far one statement believes the other: words of doubt and denial that only one of them has,
//! a question mark, negations, and how much they share.
//!
//! Reads the alignment and `lexicon::credence`. Symmetric: which of the two doubts is told by the reasons.

use crate::lexicon::clause::is_negation;
use crate::lexicon::credence::{self, Credence};

use super::align::Alignment;
use super::statement::Statement;
use super::{meaning, similarity};

/// The names of the features, in the order of `of`.
pub const NAMES: [&str; 14] = [
    "words that refute",
    "words that doubt",
    "words that report",
    "words that plan",
    "words that confirm",
    "a question",
    meaning::DENIED,
    "negations of one only",
    meaning::COVERED_LESS,
    meaning::COVERED_MORE,
    meaning::NOUNS_LEFT,
    meaning::BESIDE_LESS,
    "likelihood that both say the same",
    "length of the longer",
];

/// More words of one class in a sentence add nothing.
const MOST_WORDS: f64 = 2.0;

/// The features of an alignment, given its other features.
pub fn of(alignment: &Alignment<'_>, features: &similarity::Features) -> [f64; NAMES.len()] {
    let n_words = |credence| (words_of(alignment, credence).len() as f64).min(MOST_WORDS);
    let [refuting, doubting, reporting, planning, confirming] = Credence::ALL.map(n_words);
    let value =
        |name: &str| similarity::FEATURES.iter().position(|other| *other == name).map_or(0.0, |at| features[at]);
    let asks = alignment.sides().map(|(side, _)| side.article.text.contains('?'));
    [
        refuting,
        doubting,
        reporting,
        planning,
        confirming,
        f64::from(asks[0] != asks[1]),
        value(meaning::DENIED),
        (more_often(alignment, |side, word| is_negation(side.norm(word))).len() as f64).min(MOST_WORDS),
        value(meaning::COVERED_LESS),
        value(meaning::COVERED_MORE),
        value(meaning::NOUNS_LEFT),
        value(meaning::BESIDE_LESS),
        similarity::likelihood(features),
        (1.0 + alignment.of_a.len().max(alignment.of_b.len()) as f64).ln(),
    ]
}

/// The words of that class that the one statement has more often than the other, if one does.
pub fn words_of<'s>(alignment: &Alignment<'s>, credence: Credence) -> Vec<&'s str> {
    more_often(alignment, |side, word| {
        credence::of(side.lemma(word)).or_else(|| credence::of(side.norm(word))) == Some(credence)
    })
}

/// The words of a kind, left over, of the statement that has more of them; so many as it has more, the last ones.
/// “refused” and “denied”, one in each, say nothing of how one takes the other.
fn more_often<'s>(alignment: &Alignment<'s>, is_of_kind: impl Fn(&Statement, usize) -> bool) -> Vec<&'s str> {
    let [of_a, of_b] = alignment.sides().map(|(side, pairs)| -> Vec<&'s str> {
        let left = (0..pairs.len()).filter(|&word| pairs[word].is_none() && is_of_kind(side, word));
        left.map(|word| side.norm(word)).collect()
    });
    let (mut more, fewer) = if of_a.len() >= of_b.len() { (of_a, of_b) } else { (of_b, of_a) };
    more.drain(..fewer.len());
    more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, credence: Credence, expected: &[&str]) {
        let (a, b) = (Statement::new(a), Statement::new(b));
        assert_eq!(words_of(&Alignment::new(&a, &b), credence), expected);
    }

    #[test]
    fn finds_words_that_only_one_has() {
        check("A ghost was seen", "Ghost story is a hoax", Credence::Refute, &["hoax"]);
        check("Halden buys Norvik", "Halden reportedly buys Norvik", Credence::Report, &["reportedly"]);
    }

    #[test]
    fn leaves_words_that_both_have() {
        check("The claim is a hoax", "Ghost story is a hoax", Credence::Refute, &[]);
        check("He denied the request", "He rejected the request", Credence::Refute, &[]);
        check("A ghost was seen", "Ghost is seen in Norvik", Credence::Refute, &[]);
    }
}
