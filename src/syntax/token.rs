//! Where tokens begin and end.
//!
//! Works inside one sentence; leaves tags and lemmas to the tagger.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;

/// The tokens of one sentence of `text`.
pub(super) fn split(text: &str, sentence: Span) -> Vec<Span> {
    sentence
        .of(text)
        .split_word_bound_indices()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(|(at, word)| Span::new(sentence.start() + at, sentence.start() + at + word.len()))
        .collect()
}
