//! What counts when two wordings are compared: light words, contractions, irregular forms, and word stems.
//!
//! Read from `data/light_words.tsv`, `data/contractions.tsv` and `data/word_forms.tsv`. For `compare::quote`, which
//! compares strings without a tagger's help; and from `data/discord_words.txt` what a report need not say twice.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{WordSet, entries};

/// The shortest stem that an ending is cut from: shorter ones ("king", "red") are words of their own.
const MIN_STEM: usize = 3;

/// Whether a word, lower-cased, carries little: function words, auxiliaries, light verbs.
pub fn is_light(word: &str) -> bool {
    LIGHT.contains(word)
}

/// Whether a word, lower-cased, of the reason for a finding only says that two values are at odds.
pub fn is_discord(word: &str) -> bool {
    DISCORD.contains(word)
}

/// What the ending after an apostrophe stands for: "ll" for "will".
pub fn expansion(ending: &str) -> Option<&'static str> {
    EXPANSIONS.get(ending).copied()
}

/// The stem under which forms of one word meet; `word` is lower-cased.
///
/// ```
/// use corroborate::lexicon::wording::stem;
/// assert_eq!(stem("improving"), stem("improve"));
/// assert_eq!(stem("strategies"), stem("strategy"));
/// assert_ne!(stem("king"), stem("ks"));
/// ```
pub fn stem(word: &str) -> Cow<'_, str> {
    if let Some(form) = FORMS.get(word) {
        return Cow::Owned(stem(form).into_owned());
    }
    if !word.is_ascii() || word.len() <= MIN_STEM || word.bytes().any(|byte| !byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    finish(without_ending(word))
}

/// The word without a plural, past or present-participle ending.
fn without_ending(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() >= 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    for ending in ["ing", "ed", "es", "s"] {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        if stem.len() < MIN_STEM || !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            continue;
        }
        match ending {
            "es" if !stem.ends_with(['s', 'x', 'z', 'h', 'o']) => continue,
            "s" if stem.ends_with(['s', 'u', 'i']) => continue,
            "ed" if stem.ends_with('e') => continue,
            _ => return Cow::Borrowed(stem),
        }
    }
    Cow::Borrowed(word)
}

/// Makes stems meet that differ by a final e, y or doubled letter.
fn finish(stem: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = stem.as_bytes();
    let doubled = bytes.len() > MIN_STEM && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    match bytes.last() {
        Some(b'e') if bytes.len() > MIN_STEM => Cow::Owned(stem[..stem.len() - 1].to_owned()),
        Some(b'y') if bytes.len() > MIN_STEM => Cow::Owned(format!("{}i", &stem[..stem.len() - 1])),
        Some(last) if doubled && !b"aeiou".contains(last) => Cow::Owned(stem[..stem.len() - 1].to_owned()),
        _ => stem,
    }
}

static DISCORD: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/discord_words.txt")));
static LIGHT: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/light_words.tsv")));

static EXPANSIONS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| pairs(include_str!("../../data/contractions.tsv")));

static FORMS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| pairs(include_str!("../../data/word_forms.tsv")));

fn pairs(table: &'static str) -> FxHashMap<&'static str, &'static str> {
    entries(table).filter_map(|fields| Some((fields[0], *fields.get(1)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        let check = |a: &str, b: &str| assert_eq!(stem(a), stem(b), "{a} {b}");
        check("improving", "improve");
        check("agreed", "agree");
        check("strategies", "strategy");
        check("planned", "plan");
        check("winning", "won");
        check("classes", "class");
        check("defence", "defense");
        check("coming", "come");
    }

    #[test]
    fn different_words_stay_apart() {
        let check = |a: &str, b: &str| assert_ne!(stem(a), stem(b), "{a} {b}");
        check("bring", "br");
        check("need", "ne");
        check("united", "unit x");
    }
}
