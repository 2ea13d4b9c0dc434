//! Quotations and reported speech, with cue and speaker.
//!
//! Direct quotations may be split, nested, or run over paragraphs; the pieces of one utterance are one `Quote`.
//! Leaves the comparison of two quotations to `compare::quote`.

use crate::article::Article;
use crate::mention::Name;
use crate::syntax::Document;
use crate::text::Span;

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The words that name the speaker ("he", "the minister", "Wei").
    pub span: Span,
    /// The name they stand for: index into the article's names, where it is known.
    pub name: Option<u32>,
}

/// One utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Whether it stands in quotation marks.
    pub direct: bool,
    /// The pieces, without the quotation marks, in text order.
    pub content: Vec<Span>,
    /// The reporting words ("said", "according to").
    pub cue: Option<Span>,
    /// Who speaks, where it is known.
    pub speaker: Option<Speaker>,
}

/// The quotations of an article, in text order.
pub fn find(_article: &Article, _document: &Document, _names: &[Name]) -> Vec<Quote> {
    Vec::new()
}
