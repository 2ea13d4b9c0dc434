//! Titles, ranks, posts and affiliations said of someone.
//!
//! "Iranian Armed Forces Chief of Staff Maj. Gen. Mohammad Bagheri" yields a post with its organisation and a rank.
//! Leaves it to `compare::role` whether two roles are one.

use crate::article::Article;
use crate::mention::Name;
use crate::syntax::Document;
use crate::text::Span;

/// Whether the holder has the post now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tenure {
    /// Holds it.
    #[default]
    Current,
    /// Held it.
    Former,
    /// Holds it for the time being.
    Acting,
    /// Is to hold it.
    Elect,
}

/// One role said of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Whose role: index into the article's names.
    pub holder: u32,
    /// The words that say it, without the name.
    pub span: Span,
    /// The clause or phrase that holds role and name, for evidence.
    pub passage: Span,
    /// The office in normal form: "minister of defence", "chief of staff", "spokesperson".
    pub office: String,
    /// Whether `office` is a rank, form of address or party label rather than a post.
    pub is_rank: bool,
    /// The organisation, country or person served, as written and in normal form: "iran armed forces".
    pub organization: Option<String>,
    /// Current, former, acting, elect.
    pub tenure: Tenure,
}

/// The roles said of an article's names, in text order.
pub fn find(_article: &Article, _document: &Document, _names: &[Name]) -> Vec<Role> {
    Vec::new()
}
