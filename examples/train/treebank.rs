//! Reads CoNLL-U, and makes the copies of its sentences that make models fit for news.

use corroborate::syntax::{Pos, Relation, tag_of};

/// One word of the treebank.
#[derive(Clone, Debug)]
pub struct Gold {
    pub form: String,
    pub lemma: String,
    pub pos: Pos,
    /// Index into `TAGS`.
    pub tag: u8,
    /// The head, counted from 1; 0 for the root.
    pub head: usize,
    pub relation: Relation,
    pub space_after: bool,
    /// Whether the word is misspelled.
    pub typo: bool,
    /// A tagger's tag, where one was predicted (see `jackknife`).
    pub predicted: Option<u8>,
}

pub type Sentence = Vec<Gold>;

/// All sentences of a CoNLL-U text; ranges of fused words and empty nodes are left out.
pub fn read(text: &str) -> Vec<Sentence> {
    text.split("\n\n")
        .map(|block| block.lines().filter_map(word).collect::<Sentence>())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

fn word(line: &str) -> Option<Gold> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() != 10 || !fields[0].bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let pos = Pos::from_name(fields[3])?;
    Some(Gold {
        form: fields[1].to_owned(),
        lemma: fields[2].to_owned(),
        pos,
        tag: tag_of(pos, fields[5]) as u8,
        head: fields[6].parse().ok()?,
        relation: Relation::from_name(fields[7]),
        space_after: !fields[9].contains("SpaceAfter=No"),
        typo: fields[5].contains("Typo=Yes"),
        predicted: None,
    })
}

/// The sentences with copies as news has them: headlines in title case, capitals, hyphened compounds in one piece.
pub fn with_copies(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut all = sentences.to_vec();
    for (at, sentence) in sentences.iter().enumerate() {
        all.extend(merge_hyphens(sentence));
        all.extend(recased(at, sentence));
    }
    all
}

/// Copies of the `at`-th sentence, word for word, in title case and in capitals: of every twelfth and every twentieth,
/// for headlines are few among the sentences of an article.
pub fn recased(at: usize, sentence: &Sentence) -> Vec<Sentence> {
    let copy = |form: &dyn Fn(&Gold) -> String| {
        sentence.iter().map(|word| Gold { form: form(word), predicted: None, ..word.clone() }).collect()
    };
    let mut copies = Vec::new();
    if at.is_multiple_of(12) {
        copies.push(copy(&title));
    }
    if at % 20 == 7 {
        copies.push(copy(&|word| word.form.to_uppercase()));
    }
    copies
}

fn title(word: &Gold) -> String {
    title_case(&word.form, word.pos)
}

/// A word as headlines in title case write it: short function words stay small.
pub fn title_case(form: &str, pos: Pos) -> String {
    let small = form.len() <= 3 && matches!(pos, Pos::Adp | Pos::Det | Pos::Cconj | Pos::Part);
    let mut letters = form.chars();
    match letters.next() {
        Some(first) if !small && !form.starts_with('\'') => first.to_uppercase().chain(letters).collect(),
        _ => form.to_owned(),
    }
}

/// The sentence with "long - term" as "long-term"; `None` where it has no such compound.
pub fn merge_hyphens(sentence: &Sentence) -> Option<Sentence> {
    let mut group = Vec::with_capacity(sentence.len());
    let mut n_groups = 0;
    let glued = |at: usize| !sentence[at].space_after;
    let is_letter = |word: &Gold| word.form.chars().all(char::is_alphanumeric);
    for at in 0..sentence.len() {
        let joins = at >= 1
            && glued(at - 1)
            && ((sentence[at].form == "-"
                && glued(at)
                && sentence.get(at + 1).is_some_and(is_letter)
                && is_letter(&sentence[at - 1]))
                || (sentence[at - 1].form == "-" && at >= 2 && group[at - 1] == group[at - 2]));
        if !joins {
            n_groups += 1;
        }
        group.push(n_groups);
    }
    if n_groups == sentence.len() {
        return None;
    }
    let mut merged: Sentence = Vec::new();
    for number in 1..=n_groups {
        let parts: Vec<usize> = (0..sentence.len()).filter(|&at| group[at] == number).collect();
        let outside = |&at: &usize| sentence[at].head == 0 || group[sentence[at].head - 1] != number;
        let main = parts.iter().copied().find(outside).unwrap_or(parts[0]);
        let form: String = parts.iter().map(|&at| sentence[at].form.as_str()).collect();
        let mut word = sentence[main].clone();
        word.lemma = if parts.len() > 1 { form.to_lowercase() } else { word.lemma };
        word.form = form;
        word.head = if word.head == 0 { 0 } else { group[word.head - 1] };
        word.space_after = sentence[parts[parts.len() - 1]].space_after;
        merged.push(word);
    }
    Some(merged)
}
