//! Lengths and repetitions: "four days", "25-year", "10-year-old", "a third of a century", "the past six years",
//! "every year", "twice a week".
//!
//! Ages without a unit ("Smith, 56,") are left to `mention::quantity`.

use super::Granularity;
use super::meaning::{Meaning, Phrase};
use super::numeral::{self, Numeral};
use super::relative;
use super::words::Words;
use crate::lexicon::calendar::{UnitWord, calendar};

/// A length or repetition at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    repeated(words, at).or_else(|| spanned(words, at)).or_else(|| length(words, at, at)).or_else(|| plural(words, at))
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

/// "every year", "each Tuesday", "every two weeks", "twice a week", "per day".
fn repeated(words: &Words, at: usize) -> Option<Phrase> {
    let text = words.text(at);
    let counted = matches!(words.before(at), "once" | "twice" | "times") && matches!(text, "a" | "an");
    if !matches!(text, "every" | "each" | "per") && !counted {
        return None;
    }
    let number = numeral::cardinal(words, at + 1).filter(|number| number.value.is_some_and(|value| value > 0.0));
    let place = number.map_or(at + 1, |number| number.end);
    if let Some(name) =
        calendar().weekdays.get(words.text(place)).filter(|_| number.is_none() && words.is_capital(place))
    {
        return Some(Phrase::new(at, place + 1, Meaning::Set(format!("XXXX-WXX-{}", name.number), Granularity::Day)));
    }
    let unit = calendar().units.get(words.text(place))?;
    let granularity = granularity(unit.unit);
    let amount = number.and_then(|number| number.value).unwrap_or(1.0) * unit.times;
    Some(Phrase::new(at, place + 1, Meaning::Set(value(Some(amount), granularity), granularity)))
}

/// "the past six years", "the first two weeks", "recent years", "coming months".
fn spanned(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let direction = relative::direction(words, at).map(|(len, _)| at + len);
    let ordinal = matches!(words.text(start), "first" | "last" | "final" | "latest").then_some(start + 1);
    let recent = matches!(words.text(start), "recent" | "coming" | "past" | "future").then_some(start + 1);
    if let Some(place) = recent
        && let Some(unit) = calendar().units.get(words.text(place)).filter(|unit| unit.plural)
    {
        return Some(Phrase::new(at, place + 1, Meaning::Length(None, granularity(unit.unit))));
    }
    let place = direction.or(ordinal).or((start > at).then_some(start))?;
    // "the year" is no length; a number must follow.
    let phrase = length(words, at, place)?;
    relative::is_counting(words.text(place)).then_some(()).or_else(|| numeral::plain(words.text(place)).map(|_| ()))?;
    Some(phrase)
}

/// A number and a unit.
fn length(words: &Words, start: usize, at: usize) -> Option<Phrase> {
    if words.is_glued(at) && matches!(words.before(at), "$" | "-" | "." | "/" | "–" | "£" | "€") {
        return None;
    }
    let number = numeral::cardinal(words, at)?;
    if let Some((value, unit, end)) = counted(words, number) {
        return Some(Phrase::new(start, old(words, end), Meaning::Length(value, unit)));
    }
    range(words, start, number)
}

/// "two to three weeks", "18 to 25 years": the unit with the lower amount and no certain one.
fn range(words: &Words, start: usize, low: Numeral) -> Option<Phrase> {
    let joined = matches!(words.text(low.end), "to" | "or" | "-" | "–");
    let high = numeral::cardinal(words, low.end + 1).filter(|_| joined)?;
    let (_, unit, end) = counted(words, high)?;
    Some(Phrase::new(start, old(words, end), Meaning::Length(None, unit)))
}

fn counted(words: &Words, number: Numeral) -> Option<(Option<f64>, Granularity, usize)> {
    let place = words.past(words.past_hyphen(number.end), "straight");
    let unit: &UnitWord = calendar().units.get(words.text(place))?;
    let granularity = granularity(unit.unit);
    // "a second" is mostly "another"; "one second" is short.
    let article = number.end > 0 && matches!(words.before(number.end), "a" | "an");
    if article && matches!(granularity, Granularity::Second | Granularity::Quarter) {
        return None;
    }
    Some((number.value.map(|value| value * unit.times), granularity, place + 1))
}

/// The position after "-old", "-long", " old".
fn old(words: &Words, end: usize) -> usize {
    let place = words.past_hyphen(end);
    if matches!(words.text(place), "old" | "long") && (place > end || words.text(place) == "old") {
        place + 1
    } else {
        end
    }
}

/// "for years", "decades of": a plural unit without a number.
fn plural(words: &Words, at: usize) -> Option<Phrase> {
    let unit = calendar().units.get(words.text(at)).filter(|unit| unit.plural)?;
    let granularity = granularity(unit.unit);
    let fits = granularity >= Granularity::Day && granularity != Granularity::Quarter && !words.is_glued(at);
    if !fits {
        return None;
    }
    match words.text(at + 1) {
        "ago" => Some(Phrase::new(at, at + 2, Meaning::Reference("PAST_REF"))),
        _ => Some(Phrase::new(at, at + 1, Meaning::Length(None, granularity))),
    }
}
