//! Regular inflected forms of known words: the treebank is too small to show which endings are common.

use std::collections::BTreeMap;

use corroborate::syntax::Form;

/// Inflected words with their lemmas, for a part of speech's form; `is_verb` tells which lemma to prefer where a word
/// has two ("breathed").
pub fn verbs<'b>(
    bases: impl Iterator<Item = &'b str>,
    form: Form,
    is_verb: impl Fn(&str) -> bool,
) -> BTreeMap<String, &'b str> {
    let mut words = BTreeMap::new();
    // A lemma in "-ing" or "-ed" is hardly ever a verb.
    for base in bases.filter(|base| !base.ends_with("ing") && !base.ends_with("ed")) {
        let inflected = match form {
            Form::PresentThird => vec![with_s(base)],
            Form::Gerund => with_vowel(base, "ing"),
            _ => with_vowel(base, "ed"),
        };
        for word in inflected {
            let slot = words.entry(word).or_insert(base);
            // "breathe" rather than "breath", where the treebank shows neither.
            if (is_verb(base), base.ends_with('e')) > (is_verb(slot), slot.ends_with('e')) {
                *slot = base;
            }
        }
    }
    words
}

/// Plurals with their singulars.
pub fn plurals<'b>(bases: impl Iterator<Item = &'b str>) -> BTreeMap<String, &'b str> {
    // A lemma in "-s", other than those, is a plural itself: "troops".
    let is_singular =
        |base: &&str| !base.ends_with('s') || ["ss", "us", "is", "as"].iter().any(|end| base.ends_with(end));
    bases.filter(is_singular).map(|base| (with_s(base), base)).collect()
}

/// Comparatives and superlatives of short words with their lemmas, and known words that only look like some.
pub fn compared<'b>(bases: impl Iterator<Item = &'b str> + Clone) -> BTreeMap<String, &'b str> {
    let mut words = BTreeMap::new();
    for base in bases.clone().filter(|base| is_compared(base)) {
        for word in with_vowel(base, "er").into_iter().chain(with_vowel(base, "est")) {
            words.insert(word, base);
        }
    }
    words
        .extend(bases.filter(|base| base.ends_with("er") || base.ends_with("est")).map(|base| (base.to_owned(), base)));
    words
}

fn with_s(base: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    if let Some(stem) = base.strip_suffix('y').filter(|stem| ends_in_consonant(stem)) {
        format!("{stem}ies")
    } else if hisses || base.strip_suffix('o').is_some_and(ends_in_consonant) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// The word with "ed", "ing", "er" or "est"; in two spellings where only the stress tells which is right.
fn with_vowel(base: &str, ending: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix("ie").filter(|_| ending == "ing") {
        return vec![format!("{stem}ying")];
    }
    if let Some(stem) = base.strip_suffix('e').filter(|stem| !stem.ends_with('e') || ending != "ing") {
        return vec![format!("{stem}{ending}")];
    }
    if let Some(stem) = base.strip_suffix('y').filter(|stem| ending != "ing" && ends_in_consonant(stem)) {
        return vec![format!("{stem}i{ending}")];
    }
    let letters: Vec<char> = base.chars().collect();
    let plain = format!("{base}{ending}");
    let [.., before, vowel, last] = letters[..] else { return vec![plain] };
    let doubles = !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !"wxyh".contains(last);
    let n_vowels = letters.iter().filter(|letter| is_vowel(**letter)).count();
    match (doubles, n_vowels) {
        (true, 1) => vec![format!("{base}{last}{ending}")],
        (true, _) => vec![format!("{base}{last}{ending}"), plain],
        _ => vec![plain],
    }
}

/// Whether an adjective has a comparative in one word: those of one syllable, and "happy", "simple", "narrow".
fn is_compared(base: &str) -> bool {
    let n_vowels = base.trim_end_matches('e').split(|letter| !is_vowel(letter)).filter(|part| !part.is_empty()).count();
    n_vowels == 1 || (n_vowels == 2 && ["y", "le", "ow"].iter().any(|end| base.ends_with(end)))
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

fn ends_in_consonant(stem: &str) -> bool {
    stem.chars().next_back().is_some_and(|last| !is_vowel(last))
}
