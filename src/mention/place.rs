//! Places known to the gazetteer, with what contains them.
//!
//! Ambiguous names are decided by context or left open. Leaves the comparison of two places to `compare::place`.

use crate::article::Article;
use crate::mention::Name;
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

/// One place as written once.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The gazetteer's name: "Tehran".
    pub place: String,
    /// What contains it, the smallest first: region, country, continent.
    pub within: Vec<String>,
}

/// The places of an article, in text order.
pub fn find(_article: &Article, _document: &Document, _names: &[Name]) -> Vec<PlaceMention> {
    Vec::new()
}
