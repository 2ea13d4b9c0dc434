//! Words that shape a clause: openers, stance cues, negations, function words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{WordSet, entries};

/// How a word opens a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// "and", "but".
    Coordinate,
    /// "who", "which".
    Relative,
    /// "while", "after".
    Subordinate,
}

/// How certain a cue makes a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StanceCue {
    /// "reportedly".
    Reported,
    /// "plan", "will".
    Planned,
    /// "may", "appear".
    Possible,
    /// "allegedly".
    Alleged,
    /// "deny".
    Denied,
}

static OPENERS: LazyLock<FxHashMap<&'static str, Opener>> = LazyLock::new(|| {
    entries(include_str!("../../data/clause_openers.tsv"))
        .filter_map(|fields| {
            let opener = match *fields.get(1)? {
                "coordinate" => Opener::Coordinate,
                "relative" => Opener::Relative,
                _ => Opener::Subordinate,
            };
            Some((fields[0], opener))
        })
        .collect()
});

static STANCES: LazyLock<FxHashMap<&'static str, StanceCue>> = LazyLock::new(|| {
    entries(include_str!("../../data/stance_cues.tsv"))
        .filter_map(|fields| {
            let cue = match *fields.get(1)? {
                "alleged" => StanceCue::Alleged,
                "denied" => StanceCue::Denied,
                "planned" => StanceCue::Planned,
                "possible" => StanceCue::Possible,
                _ => StanceCue::Reported,
            };
            Some((fields[0], cue))
        })
        .collect()
});

static NEGATIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/negations.tsv")));
static STOPWORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/stopwords.tsv")));

/// How `word`, lower-cased, opens a clause, if it does.
pub fn opener(word: &str) -> Option<Opener> {
    OPENERS.get(word).copied()
}

/// What `lemma` tells about the certainty of its clause, if anything.
pub fn stance_cue(lemma: &str) -> Option<StanceCue> {
    STANCES.get(lemma).copied()
}

/// Whether `word`, lower-cased, denies its clause.
pub fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(word)
}

/// Whether sharing `word`, lower-cased, says nothing about two claims.
pub fn is_stopword(word: &str) -> bool {
    STOPWORDS.contains(word)
}
