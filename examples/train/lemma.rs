//! Learns lemma rules: for each tag, the ending that is replaced, and with what.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corroborate::lexicon::entries;
use corroborate::syntax::training::{Lemmatizer, TAGS, lemma_tag_name, normal};
use corroborate::syntax::{Form, Pos};

use crate::inflection;
use crate::treebank::{Gold, Sentence};

/// Longer endings are not generalised from.
const LONGEST: usize = 5;

/// An ending's rule needs this many different words behind it.
const WORDS: usize = 3;

/// What is taken from the end of the word, and what is put there.
type Script = (usize, String);

const HEAD: &str = "# what: lemma rules: tag and ending (^ before a whole word), bytes to take from its end, what to put there (_ for nothing)
# origin: learned by examples/train from the training part of UD English EWT and from forms of frequent words of WordNet 3.0
# licence: CC BY-SA 4.0; WordNet 3.0, Copyright 2006 by Princeton University
";

pub fn train(sentences: &[Sentence], wordnet: &Path) -> std::io::Result<String> {
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
    let lemmas = Lemmas::of(sentences, wordnet)?;
    let mut rows = BTreeMap::new();
    for (tag, words) in &by_tag {
        let mut best: BTreeMap<String, Script> = lemmas.inflected(*tag);
        best.extend(words.iter().filter_map(|(word, scripts)| without_apostrophe(*tag, word, &most(scripts))));
        best.extend(words.iter().map(|(word, scripts)| (word.clone(), most(scripts))));
        let longest = if is_open(*tag) { LONGEST } else { 0 };
        for (ending, (strip, add)) in rules(&best, longest) {
            let add = if add.is_empty() { "_".to_owned() } else { add };
            rows.insert(format!("{}:{ending}", lemma_tag_name(*tag)), format!("{strip}\t{add}"));
        }
    }
    Ok(rows.iter().fold(HEAD.to_owned(), |out, (key, rule)| out + key + "\t" + rule + "\n"))
}

/// "ve" for "'ve", as hasty writers have it.
fn without_apostrophe(tag: usize, word: &str, (strip, add): &Script) -> Option<(String, Script)> {
    let rest =
        word.strip_prefix('\'').filter(|rest| !rest.is_empty() && matches!(TAGS[tag].0, Pos::Aux | Pos::Part))?;
    let lemma = format!("{}{add}", &word[..word.len() - strip]);
    Some((rest.to_owned(), script(rest, &lemma)))
}

/// Words in the form in which dictionaries have them, and irregular forms with their lemmas.
struct Lemmas {
    seen_verbs: BTreeSet<String>,
    verbs: BTreeSet<String>,
    nouns: BTreeSet<String>,
    adjectives: BTreeSet<String>,
    irregular_verbs: Vec<(String, String)>,
    irregular_nouns: Vec<(String, String)>,
}

impl Lemmas {
    /// From WordNet's `index.*` and `*.exc`, without words that neither `senses.tsv` nor the treebank has.
    fn of(sentences: &[Sentence], wordnet: &Path) -> std::io::Result<Lemmas> {
        let seen = |pos: Pos| {
            let of_pos = move |word: &&Gold| word.pos == pos && !word.typo;
            sentences.iter().flatten().filter(of_pos).map(|word| word.lemma.clone()).filter(|lemma| is_word(lemma))
        };
        let common: BTreeSet<&str> = entries(include_str!("../../data/senses.tsv"))
            .map(|fields| fields[0])
            .filter(|word| is_word(word))
            .collect();
        let index = |part: &str| -> std::io::Result<BTreeSet<String>> {
            let text = std::fs::read_to_string(wordnet.join(format!("index.{part}")))?;
            let words = text.lines().filter_map(|line| line.split(' ').next());
            Ok(words.filter(|word| common.contains(word)).map(str::to_owned).collect())
        };
        let seen_verbs: BTreeSet<String> = seen(Pos::Verb).collect();
        let mut lemmas = Lemmas {
            verbs: &index("verb")? | &seen_verbs,
            nouns: &index("noun")? | &seen(Pos::Noun).collect(),
            adjectives: &index("adj")? | &seen(Pos::Adj).collect(),
            seen_verbs,
            irregular_verbs: irregular(&std::fs::read_to_string(wordnet.join("verb.exc"))?),
            irregular_nouns: irregular(&std::fs::read_to_string(wordnet.join("noun.exc"))?),
        };
        let (verbs, nouns) = (&lemmas.verbs, &lemmas.nouns);
        lemmas.irregular_verbs.retain(|(word, lemma)| verbs.contains(lemma) && !verbs.contains(word));
        lemmas.irregular_nouns.retain(|(word, lemma)| nouns.contains(lemma) && !nouns.contains(word));
        Ok(lemmas)
    }

    /// The forms with that tag of all words that may have one, with the endings they take.
    fn inflected(&self, tag: usize) -> BTreeMap<String, Script> {
        let (verbs, nouns) = (self.verbs.iter().map(String::as_str), self.nouns.iter().map(String::as_str));
        let (regular, irregular) = match TAGS[tag] {
            (Pos::Verb, Form::Base | Form::Present) => return BTreeMap::new(),
            (Pos::Verb, form) => {
                (inflection::verbs(verbs, form, |word| self.seen_verbs.contains(word)), &self.irregular_verbs)
            }
            (Pos::Noun, Form::Plural) => (inflection::plurals(nouns), &self.irregular_nouns),
            (Pos::Adj, _) => (inflection::compared(self.adjectives.iter().map(String::as_str)), &Vec::new()),
            _ => return BTreeMap::new(),
        };
        let is_gerund = |word: &str| word.ends_with("ing");
        let fits = |word: &str| match TAGS[tag].1 {
            Form::Plural => true,
            Form::Gerund => is_gerund(word),
            Form::PresentThird => word.ends_with('s'),
            _ => !is_gerund(word) && !word.ends_with("es"),
        };
        let irregular =
            irregular.iter().filter(|(word, _)| fits(word)).map(|(word, lemma)| (word.clone(), lemma.as_str()));
        let mut words: BTreeMap<String, &str> = regular;
        words.extend(irregular);
        words.into_iter().map(|(word, lemma)| (word.clone(), script(&word, lemma))).collect()
    }
}

fn is_word(lemma: &str) -> bool {
    lemma.len() > 1 && lemma.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Single words of a list of exceptions, with the first lemma that stands there.
fn irregular(list: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (word, lemmas) = line.split_once(' ')?;
        let lemma = lemmas.split(' ').next()?;
        (is_word(word) && is_word(lemma)).then(|| (word.to_owned(), lemma.to_owned()))
    };
    list.lines().filter_map(pair).collect()
}

/// Whether unknown words of the tag are to be changed: names stay as they are.
fn is_open(tag: usize) -> bool {
    matches!(TAGS[tag].0, Pos::Adj | Pos::Adv | Pos::Noun | Pos::Verb | Pos::Aux)
}

fn script(word: &str, lemma: &str) -> Script {
    let same: usize = word.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (word.len() - same, lemma[same..].to_owned())
}

fn most(scripts: &BTreeMap<Script, usize>) -> Script {
    let most = scripts.iter().max_by_key(|(script, count)| (**count, std::cmp::Reverse(*script)));
    most.expect("a word was seen").0.clone()
}

/// Rules from short endings to long; a rule is kept where it says other than the rule of the next shorter ending.
fn rules(words: &BTreeMap<String, Script>, longest: usize) -> BTreeMap<String, Script> {
    let mut endings: BTreeMap<&str, BTreeMap<&Script, usize>> = BTreeMap::new();
    for (word, script) in words {
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
    for (word, script) in words {
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
