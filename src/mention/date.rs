//! Time expressions, resolved against the article's date, never against the clock.
//!
//! Values follow TIMEX3 (TimeML). Leaves the comparison of two dates to `compare::date`.

use jiff::civil::Date;

use crate::article::Article;
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

/// The TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A day, week, month, season, year, decade …
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// The TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateModifier {
    /// About.
    Approx,
    /// Before.
    Before,
    /// After, since.
    After,
    /// Early in.
    Start,
    /// In the middle of.
    Mid,
    /// Late in.
    End,
    /// Less than (durations).
    LessThan,
    /// More than (durations).
    MoreThan,
}

/// One time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// Where it stands, prepositions left out ("Wednesday" of "on Wednesday").
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The TIMEX3 type.
    pub kind: DateKind,
    /// The TIMEX3 value: `2022-04-27`, `2022-W17`, `2021`, `P25Y`, `PRESENT_REF`; `XXXX-WXX-3` for a weekday that no date anchors.
    pub value: String,
    /// The TIMEX3 modifier.
    pub modifier: Option<DateModifier>,
    /// First and last day, where they are known.
    pub interval: Option<(Date, Date)>,
}

/// The time expressions of an article, in text order. Expressions that need the publication date stay without
/// an interval where the article has none.
pub fn find(_article: &Article, _document: &Document) -> Vec<TimeExpression> {
    Vec::new()
}
