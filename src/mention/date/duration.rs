//! Lengths of time: "four days", "25-year", "a third of a century", "the past six years", "all day", "another week".
//!
//! Ages ("10-year-old", "56 years old") are left to `mention::quantity`: TimeBank marks none as a time.

use super::Granularity;
use super::amount::{self, Amount};
use super::meaning::{Meaning, Phrase};
use super::numeral::{self, Numeral};
use super::relative;
use super::words::Words;
use crate::lexicon::calendar::calendar;

/// A length at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    spanned(words, at).or_else(|| length(words, at, at)).or_else(|| whole(words, at)).or_else(|| plural(words, at))
}

/// The granularity of a unit's name in the tables.
pub(super) fn granularity(name: &str) -> Granularity {
    match name {
        "second" => Granularity::Second,
        "minute" => Granularity::Minute,
        "hour" => Granularity::Hour,
        "day" => Granularity::Day,
        "weekend" => Granularity::Weekend,
        "week" => Granularity::Week,
        "month" => Granularity::Month,
        "quarter" => Granularity::Quarter,
        "year" => Granularity::Year,
        "decade" => Granularity::Decade,
        "century" => Granularity::Century,
        _ => Granularity::Vague,
    }
}

/// The unit of a TIMEX3 length with one unit, such as `P1W`.
pub(super) fn granularity_of_value(value: &str) -> Granularity {
    match (value.starts_with("PT"), value.chars().last()) {
        (true, Some('H')) => Granularity::Hour,
        (true, Some('M')) => Granularity::Minute,
        (false, Some('M')) => Granularity::Month,
        (false, Some('W')) => Granularity::Week,
        (false, Some('Y')) => Granularity::Year,
        (false, Some('Q')) => Granularity::Quarter,
        _ => Granularity::Day,
    }
}

/// The TIMEX3 value of an amount of a unit: `P25Y`, `PT30M`, `P2Y6M`, `PXD` without an amount.
pub(super) fn value(amount: Option<f64>, unit: Granularity) -> String {
    let (letter, times, clock, part) = match unit {
        Granularity::Second => ('S', 1.0, true, None),
        Granularity::Minute => ('M', 1.0, true, Some((60.0, 'S'))),
        Granularity::Hour => ('H', 1.0, true, Some((60.0, 'M'))),
        Granularity::Weekend => ('D', 2.0, false, None),
        Granularity::Week => ('W', 1.0, false, None),
        Granularity::Month => ('M', 1.0, false, None),
        Granularity::Quarter => ('M', 3.0, false, None),
        Granularity::Year => ('Y', 1.0, false, Some((12.0, 'M'))),
        Granularity::Decade => ('Y', 10.0, false, None),
        Granularity::Century => ('Y', 100.0, false, None),
        _ => ('D', 1.0, false, None),
    };
    let head = if clock { "PT" } else { "P" };
    let Some(amount) = amount else { return format!("{head}X{letter}") };
    let amount = amount * times;
    let whole = amount.floor();
    match part {
        Some((per, small)) if amount > whole => {
            let rest = ((amount - whole) * per).round();
            if whole == 0.0 { format!("{head}{rest}{small}") } else { format!("{head}{whole}{letter}{rest}{small}") }
        }
        _ if times > 1.0 => format!("{head}{}{letter}", amount.round()),
        _ => format!("{head}{amount}{letter}"),
    }
}

/// The TIMEX3 value of several units: `P2Y1M21D`, `P1DT2H`.
pub(super) fn value_of(amount: &Amount) -> String {
    let mut parts: Vec<(f64, Granularity)> = amount.parts().collect();
    parts.sort_unstable_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    let mut value = String::from("P");
    for (amount, unit) in parts {
        let part = self::value(Some(amount), unit);
        match part.strip_prefix("PT") {
            Some(part) if value.contains('T') => value.push_str(part),
            Some(part) => value.extend(["T", part]),
            None => value.push_str(part.trim_start_matches('P')),
        }
    }
    value
}

/// The meaning of an amount as a length.
fn meaning(amount: Amount) -> Meaning {
    match amount.single() {
        Some((value, unit)) => Meaning::Length(value, unit),
        None => Meaning::Lengths(amount),
    }
}

/// "the past six years", "the first two weeks", "recent years", "coming months", "the 5 upcoming years".
fn spanned(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let direction = relative::direction(words, at).map(|(len, _)| at + len);
    let ordinal = calendar().role(words.text(start)).opening.then_some(start + 1);
    let recent = calendar().role(words.text(start)).recent.then_some(start + 1);
    if let Some(place) = recent
        && let Some(unit) = words.unit(place).filter(|unit| unit.plural)
    {
        let end = past_plurals(words, place + 1);
        return Some(Phrase::new(at, end, Meaning::Length(None, granularity(unit.unit))));
    }
    if let Some(phrase) = number_first(words, at, start) {
        return Some(phrase);
    }
    let place = direction.or(ordinal).or((start > at).then_some(start))?;
    // "the year" is no length; a number must follow.
    let phrase = length(words, at, place)?;
    let number = words.text(place).trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    relative::is_counting(words.text(place)).then_some(()).or_else(|| numeral::plain(number).map(|_| ()))?;
    Some(phrase)
}

/// "the 5 upcoming years", "2 next days".
fn number_first(words: &Words, at: usize, start: usize) -> Option<Phrase> {
    let number = numeral::cardinal(words, start)?;
    let (len, _) = relative::direction(words, number.end)?;
    let unit = words.unit(number.end + len).filter(|unit| unit.plural)?;
    let value = number.value.map(|value| value * unit.times);
    Some(Phrase::new(at, number.end + len + 1, Meaning::Length(value, granularity(unit.unit))))
}

/// A number and a unit.
fn length(words: &Words, start: usize, at: usize) -> Option<Phrase> {
    if words.is_glued(at) && matches!(words.before(at), "$" | "-" | "." | "/" | "–" | "£" | "€") {
        return None;
    }
    if let Some(amount) = amount::read(words, at) {
        let end = long(words, amount.end);
        return (!is_age(words, end)).then(|| Phrase::new(start, end, meaning(amount)));
    }
    range(words, start, numeral::cardinal(words, at)?)
}

/// "two to three weeks", "18 to 25 years"; a number of no certain value leaves the amount open.
fn range(words: &Words, start: usize, low: Numeral) -> Option<Phrase> {
    let joined = calendar().role(words.text(low.end)).ranges;
    let high = amount::read(words, low.end + 1).filter(|_| joined)?;
    let end = long(words, high.end);
    let meaning = match (low.value, high.single()) {
        (Some(low), Some((Some(high), unit))) if low < high => Meaning::Range(low, high, unit),
        _ => Meaning::Length(None, high.unit()),
    };
    (!is_age(words, end)).then(|| Phrase::new(start, end, meaning))
}

/// "10-year-old", "56 years old", "six months of age".
fn is_age(words: &Words, end: usize) -> bool {
    let place = words.past_hyphen(end);
    let aged = calendar().role(words.text(place)).aged;
    aged || words.text(end) == "of" && words.text(end + 1) == "age"
}

/// The position after "-long".
fn long(words: &Words, end: usize) -> usize {
    let place = words.past_hyphen(end);
    if place > end && words.text(place) == "long" { place + 1 } else { end }
}

/// "all day", "the whole week", "another month", "day-long", "half year".
fn whole(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let role = calendar().role(words.text(start));
    let place = if role.whole || role.more {
        words.past(words.past_hyphen(start + 1), "the")
    } else if start == at && long(words, at + 1) > at + 1 {
        at
    } else {
        return None;
    };
    let unit = words.unit(place).filter(|unit| !unit.plural)?;
    let granularity = granularity(unit.unit);
    // "Another second" and "another minute" are idle talk; "the full year" is a year of the calendar.
    if granularity < Granularity::Hour || start > at && granularity >= Granularity::Day {
        return None;
    }
    Some(Phrase::new(at, long(words, place + 1), Meaning::Length(Some(unit.times), granularity)))
}

/// "for years", "decades of": a plural unit without a number.
fn plural(words: &Words, at: usize) -> Option<Phrase> {
    let unit = words.unit(at).filter(|unit| unit.plural && words.text(at) != "nights")?;
    let granularity = granularity(unit.unit);
    let fits = granularity >= Granularity::Day && granularity != Granularity::Quarter && !words.is_glued(at);
    // "On days when prices fall" tells of some days, not how long.
    let told = calendar().role(words.text(at + 1)).telling;
    if !fits || told || is_age(words, at + 1) {
        return None;
    }
    match words.text(at + 1) {
        "ago" => Some(Phrase::new(at, at + 2, Meaning::Reference("PAST_REF"))),
        _ => Some(Phrase::new(at, past_plurals(words, at + 1), Meaning::Length(None, granularity))),
    }
}

/// The position after "or months" of "weeks or months": one length, told loosely.
fn past_plurals(words: &Words, end: usize) -> usize {
    let joined = calendar().role(words.text(end)).paired;
    if joined && words.unit(end + 1).is_some_and(|unit| unit.plural) { end + 2 } else { end }
}
