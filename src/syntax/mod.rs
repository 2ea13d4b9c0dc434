//! Sentences, tokens, lemmas and parts of speech.
//!
//! Reads an `Article`, passing over its furniture; makes a `Document`. Leaves names, dates and all other meaning to `mention`.

mod document;
mod sentence;
mod token;

pub use document::{Document, Pos, Sentence, SentenceKind, Token, TokenRange};

use crate::article::Article;

/// Splits an article's text, without its furniture, into sentences and tokens.
///
/// Total: any text yields a document, an empty text an empty one.
pub fn analyze(article: &Article) -> Document {
    let mut builder = document::Builder::default();
    for (paragraph, sentence) in sentence::split(article) {
        let kind = match article.headline {
            Some(headline) if headline.overlaps(sentence) => SentenceKind::Headline,
            _ => SentenceKind::Body,
        };
        builder.open_sentence(sentence, paragraph, kind);
        for span in token::split(&article.text, sentence) {
            builder.push_token(&article.text, span);
        }
        builder.close_sentence();
    }
    builder.finish()
}
