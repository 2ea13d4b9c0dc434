//! Words of attribution: reporting verbs with their class, phrases such as "according to", nouns that name speakers.
//!
//! Read from `data/reporting_verbs.tsv`, `data/reporting_phrases.tsv`, `data/speaker_nouns.tsv` and
//! `data/elisions.tsv`. Leaves it to `mention::quote` where a cue stands and who its subject is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, WordSet, entries};

/// What kind of speech act a reporting word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// Plain saying: say, add, note, insist.
    Say,
    /// Saying to somebody, who is the object: tell, inform, remind.
    Tell,
    /// Asking or demanding.
    Ask,
    /// Denying or rejecting: the content is said not to be so.
    Deny,
    /// Confirming or conceding.
    Confirm,
    /// Claiming what others may not believe.
    Allege,
    /// Promising or threatening: the content lies ahead.
    Promise,
    /// Making known.
    Announce,
    /// Writing.
    Write,
    /// Answering.
    Reply,
    /// Passing on, as outlets and agencies do.
    Report,
    /// Warning.
    Warn,
    /// Believing, hoping, expecting: an attitude, not an utterance.
    Believe,
    /// Hinting or proposing.
    Suggest,
    /// Calling somebody or something something.
    Describe,
    /// "According to" and its like: the speaker follows.
    According,
    /// The occasion of speech ("in a statement"): no cue by itself.
    Occasion,
}

impl CueClass {
    /// All classes with their names in the tables.
    const NAMES: [(CueClass, &'static str); 17] = [
        (CueClass::Say, "say"),
        (CueClass::Tell, "tell"),
        (CueClass::Ask, "ask"),
        (CueClass::Deny, "deny"),
        (CueClass::Confirm, "confirm"),
        (CueClass::Allege, "allege"),
        (CueClass::Promise, "promise"),
        (CueClass::Announce, "announce"),
        (CueClass::Write, "write"),
        (CueClass::Reply, "reply"),
        (CueClass::Report, "report"),
        (CueClass::Warn, "warn"),
        (CueClass::Believe, "believe"),
        (CueClass::Suggest, "suggest"),
        (CueClass::Describe, "describe"),
        (CueClass::According, "according"),
        (CueClass::Occasion, "occasion"),
    ];

    /// The name in the tables.
    pub fn name(self) -> &'static str {
        CueClass::NAMES[self as usize].1
    }
}

/// How a reporting verb is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueForm {
    /// The bare form: "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "written", where it differs from the past.
    Participle,
    /// "saying".
    Gerund,
    /// A phrase.
    Phrase,
}

/// What a noun that heads a speaker's description stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerNoun {
    /// One or more people: spokesman, officials.
    Person,
    /// A body that speaks as one: police, ministry.
    Body,
    /// A text that says something: statement, petition.
    Medium,
    /// An outlet or agency, which mostly passes on.
    Outlet,
}

/// The class and form of a reporting verb, lower-cased.
pub fn verb(word: &str) -> Option<(CueClass, CueForm)> {
    VERBS.get(word).copied()
}

/// The longest attribution phrase that starts the sequence `word(0)`, `word(1)`, …: its length and class.
pub fn phrase<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, CueClass)> {
    PHRASES.longest(word).map(|(length, class)| (length, *class))
}

/// What a noun, lower-cased, stands for as the head of a speaker's description.
pub fn speaker_noun(word: &str) -> Option<SpeakerNoun> {
    NOUNS.get(word).copied()
}

/// Whether an apostrophe before `word`, lower-cased, stands for a letter left out and opens no quotation ('em).
pub fn is_elision(word: &str) -> bool {
    ELISIONS.contains(word)
}

static ELISIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/elisions.tsv")));

static VERBS: LazyLock<FxHashMap<&'static str, (CueClass, CueForm)>> = LazyLock::new(|| {
    let mut verbs = FxHashMap::default();
    for fields in entries(include_str!("../../data/reporting_verbs.tsv")) {
        let Some(class) = fields.get(1).and_then(|name| class(name)) else { continue };
        let forms = [CueForm::Base, CueForm::Third, CueForm::Past, CueForm::Participle, CueForm::Gerund];
        let words = std::iter::once(fields[0]).chain(fields[2..].iter().copied());
        for (word, form) in words.zip(forms) {
            verbs.entry(word).or_insert((class, form));
        }
    }
    verbs
});

static PHRASES: LazyLock<Phrases<CueClass>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/reporting_phrases.tsv"));
    Phrases::new(rows.filter_map(|fields| Some((fields[0], class(fields.get(1)?)?))))
});

static NOUNS: LazyLock<FxHashMap<&'static str, SpeakerNoun>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/speaker_nouns.tsv"));
    rows.filter_map(|fields| Some((fields[0], noun_kind(fields.get(1)?)?))).collect()
});

fn class(name: &str) -> Option<CueClass> {
    CueClass::NAMES.iter().find(|(_, other)| *other == name).map(|(class, _)| *class)
}

fn noun_kind(name: &str) -> Option<SpeakerNoun> {
    Some(match name {
        "person" => SpeakerNoun::Person,
        "body" => SpeakerNoun::Body,
        "medium" => SpeakerNoun::Medium,
        "outlet" => SpeakerNoun::Outlet,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_class_and_form() {
        let check = |word: &str, expected| assert_eq!(verb(word), expected, "{word}");
        check("said", Some((CueClass::Say, CueForm::Past)));
        check("denies", Some((CueClass::Deny, CueForm::Third)));
        check("pledging", Some((CueClass::Promise, CueForm::Gerund)));
        check("walked", None);
    }

    #[test]
    fn classes_lead_back_to_their_names() {
        for (at, (named, name)) in CueClass::NAMES.into_iter().enumerate() {
            assert_eq!((named as usize, class(name), named.name()), (at, Some(named), name));
        }
    }

    #[test]
    fn every_line_has_a_known_class() {
        for table in [include_str!("../../data/reporting_verbs.tsv"), include_str!("../../data/reporting_phrases.tsv")]
        {
            for fields in entries(table) {
                assert!(class(fields[1]).is_some(), "{fields:?}");
            }
        }
        for fields in entries(include_str!("../../data/speaker_nouns.tsv")) {
            assert!(noun_kind(fields[1]).is_some(), "{fields:?}");
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let words = ["went", "on", "to", "say", "so"];
        assert_eq!(phrase(|at| words.get(at).copied()), Some((4, CueClass::Say)));
        assert_eq!(speaker_noun("police"), Some(SpeakerNoun::Body));
    }
}
