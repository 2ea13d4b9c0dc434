//! The words of a wording: folded, with their stems.
//!
//! Leaves their order to `align`.

use crate::lexicon::wording::{expansion, is_light, stem};
use crate::text::Span;

/// One word of a wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Where it stands in the wording, in bytes.
    pub span: Span,
    /// Folded: lower case, no punctuation.
    pub key: String,
    /// What forms of one word share.
    pub stem: String,
    /// Whether it carries content.
    pub is_content: bool,
    /// Whether it is written with a capital.
    pub is_capital: bool,
}

/// The words of a wording. Editors' additions in square brackets are left out: they are nobody's utterance.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut depth = 0usize;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inner =
            letter.is_alphanumeric() || (is_joint(letter) && start.is_some() && follows_letter(text, at, letter));
        match (start, is_inner) {
            (None, true) if depth == 0 => start = Some(at),
            (Some(from), false) => {
                push_word(&mut words, text, Span::new(from, at));
                start = None;
            }
            _ => {}
        }
        depth = match letter {
            '[' => depth + 1,
            ']' => depth.saturating_sub(1),
            _ => depth,
        };
    }
    words
}

/// Characters that stand within words: apostrophes, and the dots and commas of "U.S." and "1,000".
fn is_joint(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '.' | ',')
}

fn follows_letter(text: &str, at: usize, letter: char) -> bool {
    let next = text[at + letter.len_utf8()..].chars().next();
    let last = text[..at].chars().next_back();
    match letter {
        ',' => next.is_some_and(|next| next.is_ascii_digit()) && last.is_some_and(|last| last.is_ascii_digit()),
        _ => next.is_some_and(char::is_alphanumeric),
    }
}

fn push_word(words: &mut Vec<Word>, text: &str, span: Span) {
    let written = span.of(text);
    let parts = written.split_once(['\'', '’']);
    let (body, ending) = parts.map_or((written, ""), |(body, ending)| (body, ending));
    let full = expansion(&ending.to_lowercase());
    let body_end = if full.is_some() { span.start() + body.len() } else { span.end() };
    let key: String = match full {
        Some(_) => folded(body),
        None => folded(written),
    };
    let is_capital = written.starts_with(char::is_uppercase);
    words.push(word(Span::new(span.start(), body_end), key, is_capital));
    if let Some(full) = full {
        words.push(word(Span::new(body_end, span.end()), full.to_owned(), false));
    }
}

fn word(span: Span, key: String, is_capital: bool) -> Word {
    let stem = stem(&key).into_owned();
    let is_content = !is_light(&key);
    Word { span, key, stem, is_content, is_capital }
}

/// Lower case, without dots, apostrophes and a possessive s; "US" and "U.S." are not the pronoun.
fn folded(written: &str) -> String {
    let base = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
    let is_acronym = base.len() > 1 && base.chars().all(|letter| letter.is_uppercase() || letter == '.');
    let mut key: String = base.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if is_acronym && key.len() == "us".len() {
        key.push('.');
    }
    key
}
