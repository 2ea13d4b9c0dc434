//! A number of units, or several: "four days", "25-year", "3h", "an hour and a half", "2 years 1 month 21 days".
//!
//! What the amount is for (a length, "ago", "later") is left to `duration` and `relative`.

use super::Granularity;
use super::duration::granularity;
use super::numeral::{self, Numeral};
use super::words::Words;
use crate::lexicon::calendar::calendar;

/// More seconds than this are told in minutes; the number is a year or a count.
const MAX_SECONDS: f64 = 999.0;

/// So many units can follow each other.
const MAX_PARTS: usize = 5;

/// Amounts of units, the first of which may be of no certain number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    parts: [Option<(Option<f64>, Granularity)>; MAX_PARTS],
    /// The piece after it.
    pub end: usize,
    /// Whether the first number is counted ("two"), not an article.
    pub counts: bool,
}

impl Amount {
    /// The number and unit, where there is one unit only.
    pub fn single(&self) -> Option<(Option<f64>, Granularity)> {
        self.parts[0].filter(|_| self.parts[1].is_none())
    }

    /// Each number and unit; a number of no certain value tells nothing.
    pub fn parts(&self) -> impl Iterator<Item = (f64, Granularity)> + '_ {
        self.parts.iter().flatten().filter_map(|(value, unit)| Some(((*value)?, *unit)))
    }

    /// The finest unit.
    pub fn unit(&self) -> Granularity {
        self.parts.iter().flatten().map(|(_, unit)| *unit).min().unwrap_or(Granularity::Vague)
    }
}

/// The amount at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Amount> {
    let (first, mut end, counts) = one(words, at)?;
    let mut parts = [None; MAX_PARTS];
    parts[0] = Some(first);
    if let Some(half) = half_more(words, end)
        && let Some(value) = first.0
    {
        parts[0] = Some((Some(value + 0.5), first.1));
        return Some(Amount { parts, end: half, counts });
    }
    for place in 1..MAX_PARTS {
        let last = parts[place - 1].and_then(|(value, unit)| value.map(|_| unit));
        let Some((part, after)) = last.and_then(|last| next(words, end, last)) else { break };
        parts[place] = Some(part);
        end = after;
    }
    Some(Amount { parts, end, counts })
}

type Part = (Option<f64>, Granularity);

/// A further, finer unit: "1 month 21 days", "two years and a month".
fn next(words: &Words, at: usize, last: Granularity) -> Option<(Part, usize)> {
    let place = words.past(words.past(at, ","), "and");
    let (part, end, counts) = one(words, place)?;
    let repeated = calendar().role(words.text(end)).per;
    let joined = place == at || !repeated;
    (counts && joined && part.0.is_some() && part.1 < last).then_some((part, end))
}

/// "an hour and a half": the position after it.
fn half_more(words: &Words, at: usize) -> Option<usize> {
    if words.text(at) != "and" {
        return None;
    }
    let half = words.past(at + 1, "a");
    (words.text(half) == "half" && words.unit(words.past(half + 1, "a")).is_none()).then_some(half + 1)
}

fn one(words: &Words, at: usize) -> Option<(Part, usize, bool)> {
    if let Some(part) = written_on(words, at) {
        return Some((part, at + 1, true));
    }
    let number = numeral::cardinal(words, at)?;
    let counts = !words.is_article(at);
    counted(words, number).map(|(part, end)| (part, end, counts))
}

/// "3h", "24hrs", "3.5years": the unit is written on to the number.
fn written_on(words: &Words, at: usize) -> Option<Part> {
    let text = words.text(at);
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    if digits.is_empty() || digits.len() == text.len() {
        return None;
    }
    let unit = calendar().units.get(&text[digits.len()..])?;
    Some((Some(numeral::plain(digits)? * unit.times), granularity(unit.unit)))
}

/// The unit of a number: straight after it, or after a hyphen.
fn counted(words: &Words, number: Numeral) -> Option<(Part, usize)> {
    let hyphen = words.past_hyphen(number.end);
    let role = calendar().role(words.text(hyphen));
    let place = if role.more || role.whole { hyphen + 1 } else { words.past(words.past(hyphen, "straight"), "more") };
    let place = words.past(place, "consecutive");
    let unit = words.unit(place)?;
    let granularity = granularity(unit.unit);
    // "a second" is mostly "another"; "one second" is short.
    let article = number.end > 0 && words.is_article(number.end - 1);
    if article && matches!(granularity, Granularity::Second | Granularity::Quarter) {
        return None;
    }
    // "Three-quarters" is a fraction, "the 1988 second quarter" no long time.
    let fraction = granularity == Granularity::Quarter && place > number.end && words.text(number.end) == "-";
    let year = number.value.is_some_and(|value| (1500.0..=2100.0).contains(&value)) && !unit.plural;
    if year || fraction || granularity == Granularity::Second && number.value.is_some_and(|value| value > MAX_SECONDS) {
        return None;
    }
    Some(((number.value.map(|value| value * unit.times), granularity), place + 1))
}
