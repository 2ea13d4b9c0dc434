//! Learns lemma rules: for each tag, the ending that is replaced, and with what.

use std::collections::BTreeMap;

use corroborate::syntax::Pos;
use corroborate::syntax::training::{Lemmatizer, TAGS, lemma_tag_name, normal};

use crate::treebank::Sentence;

/// Longer endings are not generalised from.
const LONGEST: usize = 5;

/// An ending's rule needs this many different words behind it.
const WORDS: usize = 3;

/// What is taken from the end of the word, and what is put there.
type Script = (usize, String);

const HEAD: &str = "# what: lemma rules: tag and ending (^ before a whole word), bytes to take from its end, what to put there (_ for nothing)
# origin: learned by examples/train from the training part of UD English EWT
# licence: CC BY-SA 4.0
";

pub fn train(sentences: &[Sentence]) -> String {
    let mut by_tag: BTreeMap<usize, BTreeMap<String, BTreeMap<Script, usize>>> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        let norm = normal(&word.form);
        // Typing errors have the lemma of the word meant: they teach nothing.
        if norm.contains('\t') || word.typo || word.pos == Pos::Punct {
            continue;
        }
        let script = script(&norm, &word.lemma.to_lowercase());
        let words = by_tag.entry(word.tag.into()).or_default();
        *words.entry(norm).or_default().entry(script).or_default() += 1;
    }
    let mut rows = BTreeMap::new();
    for (tag, words) in &by_tag {
        let best: BTreeMap<&str, (Script, usize)> =
            words.iter().map(|(word, scripts)| (word.as_str(), most(scripts))).collect();
        let longest = if is_open(*tag) { LONGEST } else { 0 };
        for (ending, (strip, add)) in rules(&best, longest) {
            let add = if add.is_empty() { "_".to_owned() } else { add };
            rows.insert(format!("{}:{ending}", lemma_tag_name(*tag)), format!("{strip}\t{add}"));
        }
    }
    rows.iter().fold(HEAD.to_owned(), |out, (key, rule)| out + key + "\t" + rule + "\n")
}

/// Whether unknown words of the tag are to be changed: names stay as they are.
fn is_open(tag: usize) -> bool {
    matches!(TAGS[tag].0, Pos::Adj | Pos::Adv | Pos::Noun | Pos::Verb | Pos::Aux)
}

fn script(word: &str, lemma: &str) -> Script {
    let same: usize = word.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (word.len() - same, lemma[same..].to_owned())
}

fn most(scripts: &BTreeMap<Script, usize>) -> (Script, usize) {
    let (script, count) =
        scripts.iter().max_by_key(|(script, count)| (**count, std::cmp::Reverse(*script))).expect("a word was seen");
    (script.clone(), *count)
}

/// Rules from short endings to long; a rule is kept where it says other than the rule of the next shorter ending.
fn rules(words: &BTreeMap<&str, (Script, usize)>, longest: usize) -> BTreeMap<String, Script> {
    let mut endings: BTreeMap<&str, BTreeMap<&Script, usize>> = BTreeMap::new();
    for (word, (script, _)) in words {
        for at in word.len().saturating_sub(longest)..=word.len() {
            if let Some(ending) = word.get(at..).filter(|ending| script.0 <= ending.len()) {
                *endings.entry(ending).or_default().entry(script).or_default() += 1;
            }
        }
    }
    let mut by_length: Vec<_> = endings.iter().collect();
    by_length.sort_by_key(|(ending, _)| ending.len());
    let mut kept: BTreeMap<String, Script> = BTreeMap::new();
    for (ending, scripts) in by_length {
        let (script, count) = scripts
            .iter()
            .max_by_key(|(script, count)| (**count, std::cmp::Reverse(**script)))
            .expect("an ending was seen");
        let all: usize = scripts.values().sum();
        if *count >= WORDS && count * 2 > all && *script != &ruling(&kept, ending) {
            kept.insert(ending.to_string(), (*script).clone());
        }
    }
    for (word, (script, _)) in words {
        if *script != ruling(&kept, word) {
            kept.insert(format!("^{word}"), script.clone());
        }
    }
    kept
}

fn ruling(kept: &BTreeMap<String, Script>, word: &str) -> Script {
    let found = (0..=word.len()).find_map(|at| kept.get(word.get(at..)?));
    found.cloned().unwrap_or_default()
}

/// The share of words whose lemma is right, given their tags; case does not count.
pub fn accuracy(sentences: &[Sentence]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for word in sentences.iter().flatten() {
        let norm = normal(&word.form);
        let (strip, add) = Lemmatizer::get().ending(&norm, word.tag.into());
        let lemma = format!("{}{add}", &norm[..norm.len() - strip]);
        all += 1;
        right += usize::from(lemma == normal(&word.lemma));
    }
    right as f64 / f64::from(all.max(1))
}
