//! Names, roles, dates, quantities, places and quotations as they stand in one article.
//!
//! One file (or folder) per kind. Reads an `Article` and its `Document`; leaves identity across articles to `entity`
//! and comparison to `compare`.

pub mod date;
pub mod name;
pub mod place;
pub mod quantity;
pub mod quote;
pub mod role;

pub use date::{DateKind, DateModifier, TimeExpression};
pub use name::{Name, NameKind};
pub use place::PlaceMention;
pub use quantity::{Quantity, QuantityKind, QuantityModifier};
pub use quote::{Quote, QuoteKind, Speaker};
pub use role::{Role, Tenure};

use crate::article::Article;
use crate::syntax::Document;

/// All mentions of one article, each kind in text order.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Time expressions.
    pub dates: Vec<TimeExpression>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Names of persons, organisations, places and other things.
    pub names: Vec<Name>,
    /// Titles, posts and affiliations said of someone.
    pub roles: Vec<Role>,
    /// Places known to the gazetteer.
    pub places: Vec<PlaceMention>,
    /// Quotations and reported speech.
    pub quotes: Vec<Quote>,
}

/// One article with what was read from it: what most later stages take.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its sentences and tokens.
    pub document: &'a Document,
    /// Its mentions.
    pub mentions: &'a Mentions,
}

/// Finds the mentions of every kind in one article.
pub fn extract(article: &Article, document: &Document) -> Mentions {
    let dates = date::find(article, document);
    let names = name::find(article, document, &dates);
    // What does not build on each other runs side by side, for the sake of a single long text.
    let ((quantities, roles), (places, quotes)) = rayon::join(
        || (quantity::find(article, document, &dates), role::find(article, document, &names)),
        || (place::find(article, document, &names), quote::find(article, document, &names)),
    );
    Mentions { dates, quantities, names, roles, places, quotes }
}
