//! Names of persons, organisations, places and other things.
//!
//! A name's span holds the name alone; titles stand in `full`. Leaves posts to `role`, the gazetteer's view to
//! `place`, and identity to `entity`.

use crate::article::Article;
use crate::mention::TimeExpression;
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, office or group.
    Organization,
    /// A place.
    Place,
    /// Anything else: a treaty, a scandal, a ship; also where the kind cannot be told.
    Other,
}

/// One name as written once.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name without titles and without a possessive 's.
    pub span: Span,
    /// The tokens of `span`.
    pub tokens: TokenRange,
    /// The name with the titles before it ("Maj. Gen. Mohammad Bagheri").
    pub full: Span,
    /// What it names.
    pub kind: NameKind,
    /// The expansion or short form that the text introduces in brackets ("JCPOA" for "Joint Comprehensive Plan of Action"): index of the other name.
    pub alias_of: Option<u32>,
}

/// The names of an article, in text order, not overlapping.
pub fn find(_article: &Article, _document: &Document, _dates: &[TimeExpression]) -> Vec<Name> {
    Vec::new()
}
