//! Reads CoNLL-U, and makes the copies of its sentences that make models fit for news.

use corroborate::syntax::{Pos, tag_of};

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
    pub space_after: bool,
    /// Whether the word is misspelled.
    pub typo: bool,
}

pub type Sentence = Vec<Gold>;

/// All sentences of a CoNLL-U text; ranges of fused words and empty nodes are left out.
pub fn read(text: &str) -> Vec<Sentence> {
    text.split("\n\n")
        .map(|block| block.lines().filter_map(word).collect::<Sentence>())
        .filter(|s| !s.is_empty())
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
        space_after: !fields[9].contains("SpaceAfter=No"),
        typo: fields[5].contains("Typo=Yes"),
    })
}

/// The sentences with copies as news has them: headlines in title case, capitals, hyphened compounds in one piece.
pub fn with_copies(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut all = sentences.to_vec();
    for (at, sentence) in sentences.iter().enumerate() {
        if let Some(merged) = merge_hyphens(sentence) {
            all.push(merged);
        }
        // Every twelfth and every twentieth: headlines are few among the sentences of an article.
        if at % 12 == 0 {
            all.push(sentence.iter().map(|word| Gold { form: title(word), ..word.clone() }).collect());
        }
        if at % 20 == 7 {
            all.push(sentence.iter().map(|word| Gold { form: word.form.to_uppercase(), ..word.clone() }).collect());
        }
    }
    all
}

fn title(word: &Gold) -> String {
    let small = word.form.len() <= 3 && matches!(word.pos, Pos::Adp | Pos::Det | Pos::Cconj | Pos::Part);
    let mut letters = word.form.chars();
    match letters.next() {
        Some(first) if !small && !word.form.starts_with('\'') => first.to_uppercase().chain(letters).collect(),
        _ => word.form.clone(),
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
