//! What the network learns from: sentences with trees, with names, or with another network's answers.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap as HashMap;

use corroborate::lexicon::gazetteer;
use corroborate::syntax::training::{Casing, N_TABLES, N_TAGS, Tagger, Word, begin, normal, table_keys};
use corroborate::syntax::{N_RELATIONS, NameKind};

use crate::treebank::Sentence;

pub use corroborate::syntax::training::N_LABELS;

pub use corroborate::lexicon::gazetteer::N_FLAGS;

/// Stands for a tag that was left out.
pub const NO_TAG: u8 = N_TAGS as u8;

/// Forms seen less often have no row of their own; endings, beginnings and shapes need one more.
const LEAST: u32 = 2;

/// One sentence.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Rows of the tables; 0 for what is unknown.
    pub keys: Vec<[u32; N_TABLES]>,
    /// The tagger's tags.
    pub tags: Vec<u8>,
    pub flags: Vec<u32>,
    /// The root counts as 0, words from 1; then the relation and the tag of the treebank.
    pub tree: Option<Vec<(u32, u8, u8)>>,
    pub labels: Option<Vec<u8>>,
    pub taught: Option<Taught>,
}

/// The answers of another network.
#[derive(Clone, Debug, Default)]
pub struct Taught {
    pub arcs: Vec<f32>,
    pub heads: Vec<u32>,
    pub relations: Vec<f32>,
    pub names: Vec<f32>,
    pub tags: Vec<f32>,
}

/// What an answer should be.
#[derive(Clone, Copy, Debug)]
pub enum Target<'t> {
    None,
    One(usize),
    Shares(&'t [f32]),
}

impl Example {
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn head(&self, at: usize) -> Target<'_> {
        let options = self.len() + 1;
        match (&self.tree, &self.taught) {
            (Some(tree), _) => Target::One(tree[at].0 as usize),
            (None, Some(taught)) => Target::Shares(&taught.arcs[at * options..(at + 1) * options]),
            _ => Target::None,
        }
    }

    /// The head for which the relation is asked: `Some(None)` for the root, `None` where nothing is known.
    pub fn relation_head(&self, at: usize) -> Option<Option<usize>> {
        let head = match (&self.tree, &self.taught) {
            (Some(tree), _) => tree[at].0,
            (None, Some(taught)) => taught.heads[at],
            _ => return None,
        };
        Some((head as usize).checked_sub(1))
    }

    pub fn relation(&self, at: usize) -> Target<'_> {
        match (&self.tree, &self.taught) {
            (Some(tree), _) => Target::One(usize::from(tree[at].1)),
            (None, Some(taught)) => Target::Shares(&taught.relations[at * N_RELATIONS..(at + 1) * N_RELATIONS]),
            _ => Target::None,
        }
    }

    pub fn tag(&self, at: usize) -> Target<'_> {
        match (&self.tree, &self.taught) {
            (Some(tree), _) => Target::One(usize::from(tree[at].2)),
            (None, Some(taught)) => Target::Shares(&taught.tags[at * N_TAGS..(at + 1) * N_TAGS]),
            _ => Target::None,
        }
    }

    pub fn name(&self, at: usize) -> Target<'_> {
        match (&self.labels, &self.taught) {
            (Some(labels), _) => Target::One(usize::from(labels[at])),
            (None, Some(taught)) => Target::Shares(&taught.names[at * N_LABELS..(at + 1) * N_LABELS]),
            _ => Target::None,
        }
    }
}

/// A sentence before its words are looked up.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    pub forms: Vec<String>,
    pub keys: Vec<[u32; N_TABLES]>,
    pub tags: Vec<u8>,
    pub flags: Vec<u32>,
    pub tree: Option<Vec<(u32, u8, u8)>>,
    pub labels: Option<Vec<u8>>,
}

impl Raw {
    pub fn new(forms: Vec<String>, tags: Option<Vec<u8>>, tagger: &Tagger) -> Raw {
        let casing = Casing::of(forms.iter().map(String::as_str));
        let norms: Vec<String> = forms.iter().map(|form| normal(form)).collect();
        let mut words: Vec<Word> = forms.iter().zip(&norms).map(|(form, norm)| Word::new(form, norm, casing)).collect();
        let keys = words.iter().map(table_keys).collect();
        let tags = tags.unwrap_or_else(|| {
            let mut tags = Vec::new();
            tagger.tag(&mut words, &mut tags);
            tags
        });
        let mut flags = Vec::new();
        gazetteer::flags(&borrowed(&forms), &borrowed(&norms), &mut flags);
        Raw { forms, keys, tags, flags, tree: None, labels: None }
    }

    /// A sentence of a treebank; the tags are predicted ones where the treebank carries them.
    pub fn of_treebank(sentence: &Sentence, tagger: &Tagger) -> Raw {
        let forms = sentence.iter().map(|word| word.form.clone()).collect();
        let tags: Option<Vec<u8>> = sentence.iter().map(|word| word.predicted).collect();
        let mut raw = Raw::new(forms, tags, tagger);
        raw.tree = Some(sentence.iter().map(|word| (word.head as u32, word.relation as u8, word.tag)).collect());
        raw
    }
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// The rows of the tables: keys seen often enough, ascending, each with its row.
pub struct Vocabulary {
    pub rows: [HashMap<u32, u32>; N_TABLES],
    /// How often each form was seen, by row.
    pub form_counts: Vec<u32>,
}

impl Vocabulary {
    pub fn of<'r>(sentences: impl Iterator<Item = &'r Raw>) -> Vocabulary {
        let mut counts: [BTreeMap<u32, u32>; N_TABLES] = Default::default();
        for keys in sentences.flat_map(|sentence| &sentence.keys) {
            for (counts, key) in counts.iter_mut().zip(keys) {
                *counts.entry(*key).or_default() += 1;
            }
        }
        let mut form_counts = vec![0];
        let rows = std::array::from_fn(|table| {
            let least = if table == 0 { LEAST } else { LEAST + 1 };
            let kept = counts[table].iter().filter(|(_, count)| **count >= least);
            if table == 0 {
                form_counts.extend(kept.clone().map(|(_, count)| *count));
            }
            kept.enumerate().map(|(row, (&key, _))| (key, row as u32 + 1)).collect()
        });
        Vocabulary { rows, form_counts }
    }

    pub fn sizes(&self) -> [usize; N_TABLES] {
        std::array::from_fn(|table| self.rows[table].len() + 1)
    }

    pub fn example(&self, raw: &Raw) -> Example {
        let row = |table: usize, key: u32| self.rows[table].get(&key).copied().unwrap_or(0);
        Example {
            keys: raw.keys.iter().map(|keys| std::array::from_fn(|table| row(table, keys[table]))).collect(),
            tags: raw.tags.clone(),
            flags: raw.flags.clone(),
            tree: raw.tree.clone(),
            labels: raw.labels.clone(),
            taught: None,
        }
    }
}

/// Sentences of an IOB file: words with labels. A word stands in the first column, or in the second behind a number;
/// the label in the one after it, or in the last.
pub fn read_names(text: &str) -> Vec<(Vec<String>, Vec<u8>)> {
    let mut sentences = Vec::new();
    for block in text.replace('\r', "").split("\n\n") {
        let (mut forms, mut labels, mut last) = (Vec::new(), Vec::new(), "O");
        for line in block.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
            let fields: Vec<&str> = line.split(['\t', ' ']).collect();
            let (form, label) = match fields[..] {
                [_, form, label, ..] => (form, label),
                [form, label] => (form, label),
                _ => continue,
            };
            labels.push(label_of(label, last));
            forms.push(form.to_owned());
            last = label;
        }
        if !forms.is_empty() {
            sentences.push((forms, labels));
        }
    }
    sentences
}

/// The label of "B-PER"; other kinds than ours count as outside. Files without B begin a name where none went before.
fn label_of(label: &str, last: &str) -> u8 {
    let Some((place, kind)) = label.split_once('-') else { return 0 };
    let kind = match kind {
        "PER" | "person" => NameKind::Person,
        "ORG" | "corporation" | "group" => NameKind::Organization,
        "LOC" | "location" => NameKind::Place,
        _ => return 0,
    };
    let goes_on = place == "I" && last.split_once('-').is_some_and(|(_, before)| label.ends_with(before));
    begin(kind) + u8::from(goes_on)
}
