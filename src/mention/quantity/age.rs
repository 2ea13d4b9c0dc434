//! Ages: "76-year-old", "56," after a name, "aged 56", "in his 50s".
//!
//! Looked for before anything else, also under tokens that `date` took for a duration or a decade.

use crate::lexicon::{UnitForm, clause, units};

use super::number::{self, Number};
use super::part::{PartKind, Parts};

/// Nobody in the news is older.
const OLDEST: f64 = 119.0;

/// An age: lowest and highest, unit, and the part after it.
pub(super) struct Age {
    /// Lowest age.
    pub low: f64,
    /// Highest age.
    pub high: f64,
    /// "year", "month", …
    pub unit: &'static str,
    /// The part after it.
    pub end: usize,
}

/// The age whose number is `number`, read at part `at`.
pub(super) fn of_number(parts: &Parts, at: usize, number: &Number) -> Option<Age> {
    with_old(parts, number)
        .or_else(|| decade(parts, at, number))
        .or_else(|| after_aged(parts, at, number))
        .or_else(|| after_name(parts, at, number))
}

/// "76-year-old", "five years old", "18 months of age".
fn with_old(parts: &Parts, number: &Number) -> Option<Age> {
    let unit_at = skip_hyphen(parts, number.end);
    let (unit, end) = if parts.norm(unit_at) == "yo" {
        ("year", unit_at + 1)
    } else {
        let (length, unit) = units().longest(parts.from(unit_at))?;
        let old = skip_hyphen(parts, unit_at + length);
        let is_age = unit.dimension == "time" && unit.form == UnitForm::Name;
        let end = match (parts.norm(old), parts.norm(old + 1)) {
            ("old" | "olds", _) => old + 1,
            ("of", "age") => old + 2,
            _ => return None,
        };
        is_age.then_some((unit.name, end))?
    };
    Some(Age { low: number.value, high: number.high, unit, end })
}

fn skip_hyphen(parts: &Parts, at: usize) -> usize {
    if parts.norm(at) == "-" { at + 1 } else { at }
}

/// "in his 50s", "in their early 20s".
fn decade(parts: &Parts, at: usize, number: &Number) -> Option<Age> {
    let is_decade = parts.is(at, PartKind::Digits) && parts.norm(at + 1) == "s" && parts.is_attached(at + 1);
    let is_quoted = parts.norm(at + 1) == "'" && parts.norm(at + 2) == "s" && parts.is_attached(at + 2);
    if !(is_decade || is_quoted) || number.value % 10.0 != 0.0 || number.value > 100.0 {
        return None;
    }
    let third = match parts.before(at, 1) {
        "-" => parts.before(at, 2),
        word => word,
    };
    let (from, to) = match third {
        "early" => (0.0, 3.0),
        "mid" | "middle" => (4.0, 6.0),
        "late" => (7.0, 9.0),
        _ => (0.0, 9.0),
    };
    let is_of_somebody = (1..=4).any(|back| matches!(parts.before(at, back), "his" | "her" | "their" | "my" | "your"));
    let end = if is_decade { at + 2 } else { at + 3 };
    is_of_somebody.then_some(Age { low: number.value + from, high: number.value + to, unit: "year", end })
}

/// "aged 56", "age 56", "at the age of 56".
fn after_aged(parts: &Parts, at: usize, number: &Number) -> Option<Age> {
    let is_age = is_named_before(parts, at)
        || parts.before(at, 1) == "of" && parts.before(at, 2) == "age"
        || parts.before(at, 1) == "-" && parts.before(at, 2) == "aged";
    (is_age && is_years(number)).then_some(Age { low: number.value, high: number.high, unit: "year", end: number.end })
}

/// Whether "aged" or the like stands right before part `at`.
pub(super) fn is_named_before(parts: &Parts, at: usize) -> bool {
    matches!(parts.before(at, 1), "aged" | "age" | "ages")
}

/// "Jane Roe, 56, of Leeds"; behind a full name also "Jane Roe, 56 of Leeds".
fn after_name(parts: &Parts, at: usize, number: &Number) -> Option<Age> {
    let closes = matches!(parts.norm(number.end), "," | "." | ")" | ";" | "" | "–" | ":" | "\"");
    let name = if parts.before(at, 2) == "." { 3 } else { 2 };
    let is_word_of_name =
        |back: usize| at >= back && parts.is(at - back, PartKind::Word) && parts.is_capital(at - back);
    let has_full_name = is_word_of_name(name + 1) && !clause::is_stopword(parts.norm(at - name - 1));
    let is_of_place = parts.norm(number.end) == "of" && parts.is_capital(number.end + 1) && has_full_name;
    let is_set_off = parts.before(at, 1) == "," && (closes || is_of_place);
    if !(parts.is(at, PartKind::Digits) && is_years(number) && is_set_off) {
        return None;
    }
    let is_name = is_word_of_name(name);
    (is_name && number.end == at + 1).then_some(Age {
        low: number.value,
        high: number.value,
        unit: "year",
        end: number.end,
    })
}

fn is_years(number: &Number) -> bool {
    number.is_whole() && (1.0..=OLDEST).contains(&number.value) && number.scale == 1.0
}

/// Whether the number at part `at` can begin an age; saves reading where none can be.
pub(super) fn starts_here(parts: &Parts, at: usize) -> Option<(Number, Age)> {
    let number = number::read(parts, at)?;
    let age = of_number(parts, at, &number)?;
    Some((number, age))
}
