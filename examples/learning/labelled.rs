//! Sentences with names from IOB2 and CoNLL files: UNER, wikigold, WNUT-17.
//!
//! Labels are brought down to PER, LOC and ORG; what else the files label counts as no name.

use std::path::Path;

/// One sentence with its names.
#[derive(Debug, Default)]
pub struct Sentence {
    /// The tokens as written.
    pub words: Vec<String>,
    /// The names: first token, token after the last, kind.
    pub names: Vec<(usize, usize, &'static str)>,
    /// Whether a document begins with it.
    pub opens_document: bool,
}

impl Sentence {
    /// Adds a token with its label; `before` is the label of the token before.
    fn push(&mut self, word: &str, label: &str, before: &str) {
        let at = self.words.len();
        self.words.push(word.to_owned());
        let Some(kind) = kind_of(label) else { return };
        let goes_on = !label.starts_with("B-") && kind_of(before) == Some(kind);
        match self.names.last_mut() {
            Some(last) if goes_on && last.1 == at => last.1 = at + 1,
            _ => self.names.push((at, at + 1, kind)),
        }
    }
}

fn kind_of(label: &str) -> Option<&'static str> {
    match label.split_once('-')?.1 {
        "PER" | "person" => Some("PER"),
        "LOC" | "location" => Some("LOC"),
        "ORG" | "corporation" | "group" => Some("ORG"),
        _ => None,
    }
}

/// The sentences of a file; none where it cannot be read.
pub fn read(path: &Path) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut sentences = vec![Sentence::default()];
    let mut before = String::new();
    let mut opens_document = true;
    for line in text.lines() {
        opens_document |= line.starts_with("# newdoc") || line.starts_with("-DOCSTART-");
        if line.trim().is_empty() {
            sentences.push(Sentence::default());
            before.clear();
        } else if let Some((word, label)) = fields(line)
            && let Some(sentence) = sentences.last_mut()
        {
            sentence.opens_document |= std::mem::take(&mut opens_document);
            sentence.push(word, label, &before);
            label.clone_into(&mut before);
        }
    }
    sentences.retain(|sentence| !sentence.words.is_empty());
    sentences
}

/// The word and label of a line: numbered IOB2 lines have the word second, others first.
fn fields(line: &str) -> Option<(&str, &str)> {
    let fields: Vec<&str> = line.split(['\t', ' ']).collect();
    match fields[..] {
        ["#" | "-DOCSTART-", ..] => None,
        [number, word, label, ..] if number.parse::<u32>().is_ok() => Some((word, label)),
        [word, label] => Some((word, label)),
        _ => None,
    }
}
