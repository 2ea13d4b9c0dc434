//! Quantities: counts, money, percent, ages, measures, votes, places in an order, with what is counted.
//!
//! Leaves dates to `date` (their tokens are passed over) and the comparison of two quantities to `compare::quantity`.
//! `part` cuts tokens finer, `number` and `unit` read, `expression` puts bounds, ranges and votes together, `age` and
//! `veto` know ages and numbers that count nothing, `counted` finds the noun, `display` shows a value.

mod age;
mod counted;
mod display;
mod expression;
mod number;
mod part;
mod unit;
mod veto;

use crate::article::Article;
use crate::mention::TimeExpression;
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

use part::Parts;

/// How the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityModifier {
    /// The value itself.
    Exact,
    /// Around the value, or somewhere in the customary range of a vague word ("dozens").
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

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A bare count: "63 Democrats".
    Count,
    /// An amount of money.
    Money,
    /// Percent or percentage points.
    Percent,
    /// A part of one in words: "two-thirds".
    Share,
    /// A measure with a unit: "6 inches".
    Measure,
    /// An age: "56", "76-year-old", "in his 50s".
    Age,
    /// A place in an order: "third", "No. 2".
    Ordinal,
    /// A vote or score: "134 to 63".
    Score,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where number, approximator and unit stand.
    pub span: Span,
    /// Their tokens.
    pub tokens: TokenRange,
    /// The lowest value that is said; `None` where it is open ("up to 1.6 million"). The lesser number of a score.
    pub low: Option<f64>,
    /// The highest value that is said; `None` where it is open ("more than 60"). The greater number of a score.
    pub high: Option<f64>,
    /// How the number is meant.
    pub modifier: QuantityModifier,
    /// The unit's normal name: "US dollar", "percent", "year"; empty for a bare count.
    pub unit: String,
    /// The noun phrase that is counted ("women", "suspicious packages"), where there is one.
    pub counted: Option<TokenRange>,
    /// The head noun of `counted`: "packages".
    pub counted_head: Option<u32>,
    /// The lemma of the head noun, lower-cased: "package"; empty where nothing counted is named.
    pub counted_lemma: String,
    /// What kind of number it is.
    pub kind: QuantityKind,
    /// The two numbers of a vote or score, as they stand.
    pub score: Option<(f64, f64)>,
    /// What the value is per: "day" in "$5 a day".
    pub per: Option<String>,
    /// Whether a word without a number stands for it: "dozens", "some".
    pub is_vague: bool,
    /// The place value of the last digit that is told: 100,000 for "1.5 million".
    pub step: f64,
}

/// The quantities of an article, in text order.
pub fn find(article: &Article, document: &Document, dates: &[TimeExpression]) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut dates = dates.iter().peekable();
    let mut dated = Vec::new();
    for sentence in document.sentences() {
        while dates.next_if(|date| date.tokens.end <= sentence.tokens.start).is_some() {}
        dated.clear();
        dated.extend(dates.clone().take_while(|date| date.tokens.start < sentence.tokens.end).map(|date| date.tokens));
        let parts = Parts::new(&article.text, document, sentence.tokens);
        expression::scan(document, &parts, &dated, &mut quantities);
    }
    quantities
}
