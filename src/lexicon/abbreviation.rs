//! Where words and sentences end: abbreviations, sentence starters, clitics, fused words.
//!
//! Used by `syntax` alone; keys are lower-case and without the final full stop.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{WordSet, entries};

/// What comes after an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follower {
    /// A name, as after "Gen.": never ends a sentence.
    Name,
    /// A numeral, as after "No.": ends a sentence before anything else.
    Numeral,
    /// A day or a time zone, as after "p.m."
    Clock,
    /// Anything: ends a sentence where a sentence starter follows, as after "U.S."
    Anything,
    /// Mostly a new sentence, as after "etc."
    Sentence,
}

/// One abbreviation.
#[derive(Clone, Copy, Debug)]
pub struct Abbreviation {
    /// What comes after it.
    pub follower: Follower,
    /// Whether it must begin with a capital: "Mar." is March, "mar." is not.
    pub capital: bool,
}

/// The words that decide boundaries.
#[derive(Debug)]
pub struct Boundaries {
    abbreviations: FxHashMap<&'static str, Abbreviation>,
    starters: WordSet,
    clock_followers: WordSet,
    saying_verbs: WordSet,
    clitics: WordSet,
    fused: FxHashMap<&'static str, usize>,
    bound_prefixes: WordSet,
}

impl Boundaries {
    /// The tables, read on first use.
    pub fn get() -> &'static Boundaries {
        static TABLES: LazyLock<Boundaries> = LazyLock::new(read);
        &TABLES
    }

    /// The abbreviation `word`, given without its last full stop and in its original case.
    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        let found = self.abbreviations.get(word.to_lowercase().as_str()).copied()?;
        let fits = !found.capital || word.starts_with(char::is_uppercase);
        fits.then_some(found)
    }

    /// Whether `word`, lower-cased, begins a sentence when it stands capitalised after an abbreviation.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether `word`, lower-cased, continues a clock time.
    pub fn continues_clock(&self, word: &str) -> bool {
        self.clock_followers.contains(word)
    }

    /// Whether `word`, lower-cased, is a verb of saying in a form that follows its subject.
    pub fn is_saying_verb(&self, word: &str) -> bool {
        self.saying_verbs.contains(word)
    }

    /// Whether `ending`, lower-cased with a plain apostrophe, is a token of its own.
    pub fn is_clitic(&self, ending: &str) -> bool {
        self.clitics.contains(ending)
    }

    /// Where `word`, lower-cased, falls into two tokens: the length of the first in bytes.
    pub fn fused(&self, word: &str) -> Option<usize> {
        self.fused.get(word).copied()
    }

    /// Whether `part`, lower-cased, is no word of its own before a hyphen: "co-", "anti-".
    pub fn is_bound_prefix(&self, part: &str) -> bool {
        self.bound_prefixes.contains(part)
    }
}

fn read() -> Boundaries {
    Boundaries {
        abbreviations: entries(include_str!("../../data/abbreviations.tsv"))
            .map(|fields| (fields[0], Abbreviation { follower: follower(fields[1]), capital: fields[2] == "capital" }))
            .collect(),
        starters: WordSet::new(include_str!("../../data/sentence_starters.txt")),
        clock_followers: WordSet::new(include_str!("../../data/clock_followers.txt")),
        saying_verbs: WordSet::new(include_str!("../../data/saying_verbs.txt")),
        clitics: WordSet::new(include_str!("../../data/clitics.txt")),
        fused: entries(include_str!("../../data/fused_words.tsv"))
            .map(|fields| (fields[0], fields[1].parse().expect("the table's second field is a number")))
            .collect(),
        bound_prefixes: WordSet::new(include_str!("../../data/bound_prefixes.txt")),
    }
}

fn follower(kind: &str) -> Follower {
    match kind {
        "title" => Follower::Name,
        "number" => Follower::Numeral,
        "time" => Follower::Clock,
        "final" => Follower::Sentence,
        _ => Follower::Anything,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capital_decides() {
        let tables = Boundaries::get();
        assert!(tables.abbreviation("Jan").is_some());
        assert!(tables.abbreviation("jan").is_none());
        assert_eq!(tables.abbreviation("p.m").map(|found| found.follower), Some(Follower::Clock));
        assert_eq!(tables.fused("cannot"), Some(3));
    }
}
