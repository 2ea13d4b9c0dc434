//! Words whose capital says nothing, small words inside names, and abbreviations around them.
//!
//! Reads `data/sentence_openers.txt`, `common_words.txt`, `name_particles.txt`, `name_abbreviations.txt`; leaves the decision to `mention::name`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{WordSet, entries};
use super::titles::title;

static OPENERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/sentence_openers.txt")));

static COMMON: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/common_words.txt")));

/// Whether the lower-cased `word` is a function word, sentence adverb or reporting word that never starts a name.
pub fn opens_sentences(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether the lower-cased `word` is an ordinary word of news English.
pub fn is_ordinary(word: &str) -> bool {
    COMMON.contains(word) || OPENERS.contains(word)
}

static PARTICLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/name_particles.txt")));

static ABBREVIATIONS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/name_abbreviations.txt")));

/// Whether the lower-cased `word` is a small word inside personal names: "bin", "van", "al".
pub fn is_name_particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

/// Whether `word`, as written without its full stop, is an abbreviation in or around names: "Gov", "Calif", "Jr".
pub fn is_abbreviation(word: &str) -> bool {
    const LONGEST: usize = 8;
    word.len() <= LONGEST && word.starts_with(char::is_uppercase) && ABBREVIATIONS.contains(&word.to_lowercase())
}

static INNER_POSSESSIVES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/inner_possessives.txt")));

static SAYING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/saying_verbs.txt")));

static SUFFIXES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../data/name_suffixes.tsv")).map(|fields| (fields[0], fields[1])).collect()
});

/// Whether the possessive of the lower-cased `word` stands inside names: "People's Republic".
pub fn is_inner_possessive(word: &str) -> bool {
    INNER_POSSESSIVES.contains(word)
}

/// Whether the subject of the lower-cased verb form is mostly a person.
pub fn is_saying(word: &str) -> bool {
    SAYING.contains(word)
}

/// Whether the lower-cased `word` ends a name, also after a comma: "jr", "inc".
pub fn is_name_suffix(word: &str) -> bool {
    SUFFIXES.contains_key(word)
}

/// Whether the lower-cased `word` ends a person's name: "jr", "iii".
pub fn is_person_suffix(word: &str) -> bool {
    SUFFIXES.get(word) == Some(&"person")
}

/// Whether the lower-cased `word` is a title that is written short only before a person: "gen", "mr".
pub fn is_person_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word) && title(|at| (at == 0).then_some(word)).is_some()
}
