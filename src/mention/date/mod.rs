//! Time expressions, resolved against the article's date, never against the clock.
//!
//! Values follow TIMEX3 (TimeML). The way: `words` cuts tokens into pieces, the readers (`numeric`, `named`,
//! `year`, `weekday`, `nth`, `relative`, `set`, `duration`, `clock`) tell what a phrase means, `resolve` finds the days. Leaves the comparison of two
//! dates to `compare::date`.

mod amount;
mod beside;
mod clock;
mod day;
mod display;
mod duration;
mod grammar;
mod holiday;
mod joined;
mod meaning;
mod named;
mod nth;
mod numeral;
mod numeric;
mod period;
mod relative;
mod resolve;
mod set;
mod tense;
mod weekday;
mod words;
mod year;

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
    /// Nearly: less than, but not by much (durations); LESS_THAN in TIMEX3.
    Nearly,
    /// More than (durations).
    MoreThan,
    /// Just over: more than, but not by much (durations); MORE_THAN in TIMEX3.
    JustOver,
}

/// The precision of a date, or the unit of a duration; the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A second.
    Second,
    /// A minute, or a clock time with minutes.
    Minute,
    /// An hour, or a clock time without minutes.
    Hour,
    /// A morning, afternoon, evening or night.
    DayPart,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season of three months.
    Season,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// No period at all: now, recently, soon.
    Vague,
}

/// What tells the interval of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBasis {
    /// The words alone: "April 27, 2022".
    Stated,
    /// The words and the article's date: "Wednesday", "last year".
    Published,
    /// The words and a date mentioned before: "the following day".
    Mentioned,
    /// Nothing does.
    None,
}

/// How far the interval can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCertainty {
    /// The words leave no choice: "April 27, 2022", "yesterday", "last year".
    Firm,
    /// Units were counted: "two years ago" may be off by one.
    Counted,
    /// Tense or nearness chose among several: "in January", "on Wednesday".
    Guessed,
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
    /// The TIMEX3 value of the longest length, where `value` is the shortest: `P3W` of "two to three weeks".
    pub longest: Option<String>,
    /// How precise it is; the unit of a duration.
    pub granularity: Granularity,
    /// What tells the interval.
    pub basis: DateBasis,
    /// How far the interval can be trusted.
    pub certainty: DateCertainty,
}

/// The time expressions of an article, in text order. Expressions that need the publication date stay without
/// an interval where the article has none.
pub fn find(article: &Article, document: &Document) -> Vec<TimeExpression> {
    let mut resolver = resolve::Resolver::new(article.published.map(|published| published.date));
    let mut found = Vec::new();
    for sentence in document.sentences() {
        let words = words::Words::new(&article.text, document, sentence.tokens);
        let mut at = 0;
        while at < words.len() {
            let Some(phrase) = grammar::read(&words, at) else {
                at += 1;
                continue;
            };
            at = phrase.end;
            found.push(resolver.expression(&words, &phrase));
        }
    }
    found
}

#[cfg(test)]
mod tests;
