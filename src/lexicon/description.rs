//! Words that tell how much of a thing is meant, how far a superlative reaches, and what a thing is called.
//!
//! Reads `data/part_words.tsv`, `naming_words.tsv`, `scope_words.tsv` and `occupation_nouns.txt`. For the rules of disagreement over what things are and cover.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{WordSet, entries};

/// How much of a thing is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// A part: "a section of the act".
    Part,
    /// Some of several: "some of the boxes".
    Members,
    /// Nothing is left out: "all of them".
    All,
}

static EXTENTS: LazyLock<FxHashMap<&'static str, Extent>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/part_words.tsv"));
    rows.filter_map(|fields| {
        let extent = match *fields.get(1)? {
            "part" => Extent::Part,
            "member" => Extent::Members,
            _ => Extent::All,
        };
        Some((fields[0], extent))
    })
    .collect()
});

/// How much the word `lemma` leaves of what stands behind its "of".
///
/// ```
/// use corroborate::lexicon::description::{Extent, extent};
/// assert_eq!((extent("portion"), extent("all"), extent("law")), (Some(Extent::Part), Some(Extent::All), None));
/// ```
pub fn extent(lemma: &str) -> Option<Extent> {
    EXTENTS.get(lemma).copied()
}

/// What a word does in telling what something is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamingWord {
    /// A verb that tells the name: "titled".
    Call,
    /// A noun under whose name somebody publishes: "account".
    Handle,
    /// A verb of publishing: "posted".
    Issue,
}

static NAMING: LazyLock<FxHashMap<&'static str, NamingWord>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/naming_words.tsv"));
    rows.filter_map(|fields| {
        let word = match *fields.get(1)? {
            "call" => NamingWord::Call,
            "handle" => NamingWord::Handle,
            _ => NamingWord::Issue,
        };
        Some((fields[0], word))
    })
    .collect()
});

static SCOPES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../data/scope_words.tsv"))
        .filter_map(|fields| Some((fields[0], *fields.get(1)?)))
        .collect()
});

static OCCUPATIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/occupation_nouns.txt")));

/// What the word `lemma` does in telling a name; "name" and "title" count as verbs.
pub fn naming_word(lemma: &str) -> Option<NamingWord> {
    NAMING.get(lemma).copied()
}

/// How far a superlative reaches that is tied to `lemma`: "nation" is "country".
pub fn scope(lemma: &str) -> Option<&'static str> {
    SCOPES.get(lemma).copied()
}

/// Whether the noun `lemma` tells that what follows is an occupation.
pub fn is_occupation_noun(lemma: &str) -> bool {
    OCCUPATIONS.contains(lemma)
}
