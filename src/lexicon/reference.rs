//! Words that stand for something named elsewhere: pronouns, "both countries", "his counterpart".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{WordSet, entries};

/// What a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// "He".
    Man,
    /// "She".
    Woman,
    /// "It".
    Thing,
    /// "They".
    Several,
    /// "I": who is cited.
    Speaker,
    /// "We", "this": not to be told.
    Open,
}

/// What the two of "both countries" are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairOf {
    /// Two countries or cities.
    Places,
    /// Two persons.
    Persons,
    /// Two companies, parties, teams.
    Organizations,
    /// Two of any kind.
    Any,
}

static PRONOUNS: LazyLock<FxHashMap<&'static str, Pronoun>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/pronouns.tsv"));
    rows.filter_map(|fields| {
        let pronoun = match *fields.get(1)? {
            "man" => Pronoun::Man,
            "woman" => Pronoun::Woman,
            "thing" => Pronoun::Thing,
            "several" => Pronoun::Several,
            "speaker" => Pronoun::Speaker,
            _ => Pronoun::Open,
        };
        Some((fields[0], pronoun))
    })
    .collect()
});

static PAIRS: LazyLock<FxHashMap<&'static str, PairOf>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/pair_nouns.tsv"));
    rows.filter_map(|fields| {
        let pair = match *fields.get(1)? {
            "place" => PairOf::Places,
            "person" => PairOf::Persons,
            "organization" => PairOf::Organizations,
            _ => PairOf::Any,
        };
        Some((fields[0], pair))
    })
    .collect()
});

static PAIR_WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/pair_words.tsv")));
static DEFINITE_WORDS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/definite_words.txt")));
static RELATIONAL: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/relational_nouns.tsv")));

/// Whether the determiner `word`, lower-cased, says that its noun was told of before.
pub fn is_definite(word: &str) -> bool {
    DEFINITE_WORDS.contains(word)
}

/// What the pronoun `word`, lower-cased, can stand for.
pub fn pronoun(word: &str) -> Option<Pronoun> {
    PRONOUNS.get(word).copied()
}

/// What two the noun `word`, lower-cased and in the plural, stands for behind "both".
pub fn pair_of(word: &str) -> Option<PairOf> {
    PAIRS.get(word).copied()
}

/// Whether `word` tells of two.
pub fn is_pair_word(word: &str) -> bool {
    PAIR_WORDS.contains(word)
}

/// Whether the noun `lemma` tells somebody by his relation to another.
pub fn is_relational(lemma: &str) -> bool {
    RELATIONAL.contains(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_kind() {
        assert_eq!(pronoun("she"), Some(Pronoun::Woman));
        assert_eq!(pronoun("this"), Some(Pronoun::Open));
        assert_eq!(pronoun("minister"), None);
        assert_eq!(pair_of("countries"), Some(PairOf::Places));
        assert_eq!(pair_of("ships"), None);
        assert!(is_relational("counterpart") && !is_relational("minister"));
    }
}
