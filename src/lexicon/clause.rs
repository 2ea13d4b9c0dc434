//! Words that shape a clause: openers, stance cues, negations, function words; verbs that govern others; nouns for deeds.

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

/// Whose deed an infinitive tells behind a verb with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The object's: "asked Norvik to leave".
    Object,
    /// The subject's: "promised Norvik to leave".
    Subject,
}

/// What "of" behind a noun for a deed tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfPhrase {
    /// Who does it: "the arrival of the ship".
    Subject,
    /// To whom or what it is done: "the closure of the harbour".
    Object,
    /// Either: who does it where nobody else is told to.
    Either,
}

/// A noun for a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The verb.
    pub verb: &'static str,
    /// What "of" behind it tells.
    pub of: OfPhrase,
}

/// A verb that governs others, as the table has it.
struct Governing {
    control: Control,
    turns: bool,
    stance: Option<StanceCue>,
}

static GOVERNING: LazyLock<FxHashMap<&'static str, Governing>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/governing_verbs.tsv"));
    rows.filter_map(|fields| {
        let control = if *fields.get(1)? == "subject" { Control::Subject } else { Control::Object };
        let entry = Governing { control, turns: *fields.get(2)? == "turns", stance: cue(fields.get(3)?) };
        Some((fields[0], entry))
    })
    .collect()
});

static DEEDS: LazyLock<FxHashMap<&'static str, Deed>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/deeds.tsv"));
    rows.filter_map(|fields| {
        let of = match *fields.get(2)? {
            "subject" => OfPhrase::Subject,
            "object" => OfPhrase::Object,
            _ => OfPhrase::Either,
        };
        Some((fields[0], Deed { verb: fields.get(1)?, of }))
    })
    .collect()
});

static NOUNS_OF_DEEDS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<&'static str, Vec<&'static str>> = FxHashMap::default();
    for fields in entries(include_str!("../../data/deeds.tsv")) {
        if let Some(verb) = fields.get(1) {
            nouns.entry(verb).or_default().push(fields[0]);
        }
    }
    nouns
});

static FOCUS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/focus_words.tsv")));
static CONDITIONALS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/conditionals.tsv")));
static RELATIVES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/relatives.tsv")));
static LIGHT: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/light_verbs.tsv")));

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
        .filter_map(|fields| Some((fields[0], cue(fields.get(1)?)?)))
        .collect()
});

static NEGATIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/negations.tsv")));
static STOPWORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/stopwords.tsv")));

fn cue(name: &str) -> Option<StanceCue> {
    Some(match name {
        "alleged" => StanceCue::Alleged,
        "denied" => StanceCue::Denied,
        "planned" => StanceCue::Planned,
        "possible" => StanceCue::Possible,
        "reported" => StanceCue::Reported,
        _ => return None,
    })
}

/// Whose deed an infinitive behind the verb `lemma` and its object tells, where the table has the verb.
pub fn governing(lemma: &str) -> Option<Control> {
    GOVERNING.get(lemma).map(|entry| entry.control)
}

/// Whether the verb `lemma` denies what it governs: "failed to".
pub fn turns(lemma: &str) -> bool {
    GOVERNING.get(lemma).is_some_and(|entry| entry.turns)
}

/// How certain the verb `lemma` makes what it governs.
pub fn governed_stance(lemma: &str) -> Option<StanceCue> {
    GOVERNING.get(lemma).and_then(|entry| entry.stance)
}

/// What deed the noun `lemma` tells, if any.
pub fn deed(lemma: &str) -> Option<Deed> {
    DEEDS.get(lemma).copied()
}

/// The nouns for the deed of the verb `lemma`: "negotiation" for "negotiate".
pub fn nouns_of_deed(lemma: &str) -> &'static [&'static str] {
    NOUNS_OF_DEEDS.get(lemma).map_or(&[], Vec::as_slice)
}

/// Whether the verb `lemma` leaves the deed to its object.
pub fn is_light_verb(lemma: &str) -> bool {
    LIGHT.contains(lemma)
}

/// Whether "not" before `word` only adds to it: "not only".
pub fn is_focus(word: &str) -> bool {
    FOCUS.contains(word)
}

/// Whether `word` opens a condition or an open question.
pub fn is_conditional(word: &str) -> bool {
    CONDITIONALS.contains(word)
}

/// Whether `word` can stand for what a relative clause is about.
pub fn is_relative(word: &str) -> bool {
    RELATIVES.contains(word)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_govern_as_the_table_says() {
        assert_eq!(governing("promise"), Some(Control::Subject));
        assert_eq!(governing("ask"), Some(Control::Object));
        assert!(turns("refuse") && !turns("agree"));
        assert_eq!(governed_stance("agree"), Some(StanceCue::Planned));
        assert_eq!(governed_stance("fail"), None);
    }

    #[test]
    fn nouns_for_deeds_know_their_verbs() {
        assert_eq!(deed("withdrawal").map(|deed| deed.verb), Some("withdraw"));
        assert_eq!(deed("visit").map(|deed| deed.of), Some(OfPhrase::Subject));
        assert_eq!(deed("harbour"), None);
        assert_eq!(nouns_of_deed("negotiate"), ["negotiation"]);
    }
}
