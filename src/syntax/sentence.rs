//! Where paragraphs and sentences begin and end.
//!
//! Works on the text between pieces of furniture; leaves words to `token`.

use crate::article::Article;
use crate::text::Span;

/// The sentences of an article, each with the number of its paragraph.
pub(super) fn split(article: &Article) -> Vec<(u32, Span)> {
    let mut sentences = Vec::new();
    let mut at = 0;
    for (paragraph, line) in article.text.split('\n').enumerate() {
        let span = Span::new(at, at + line.len());
        at += line.len() + 1;
        if !line.trim().is_empty() && !article.is_boilerplate(span) {
            sentences.push((paragraph as u32, span));
        }
    }
    sentences
}
