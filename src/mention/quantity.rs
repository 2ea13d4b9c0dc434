//! Quantities: counts, money, percent, ages, measures, with what is counted.
//!
//! Leaves dates to `date` (their tokens are passed over) and the comparison of two quantities to `compare::quantity`.

use crate::article::Article;
use crate::mention::TimeExpression;
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

/// How the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityModifier {
    /// The value itself.
    Exact,
    /// Around the value.
    About,
    /// Above the value.
    MoreThan,
    /// Below the value.
    LessThan,
    /// The value or above.
    AtLeast,
    /// The value or below.
    AtMost,
    /// From `low` to `high`.
    Between,
    /// A place in an order: "third".
    Ordinal,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where number, approximator and unit stand.
    pub span: Span,
    /// Their tokens.
    pub tokens: TokenRange,
    /// The lowest value that is said; `None` where it is open ("up to 1.6 million").
    pub low: Option<f64>,
    /// The highest value that is said; `None` where it is open ("more than 60").
    pub high: Option<f64>,
    /// How the number is meant.
    pub modifier: QuantityModifier,
    /// The unit's normal name: "US dollar", "percent", "year"; empty for a bare count.
    pub unit: String,
    /// The noun phrase that is counted ("women", "suspicious packages"), where there is one.
    pub counted: Option<TokenRange>,
}

/// The quantities of an article, in text order.
pub fn find(_article: &Article, _document: &Document, _dates: &[TimeExpression]) -> Vec<Quantity> {
    Vec::new()
}
