//! Times told from another time: "yesterday", "last week", "this spring", "last June", "two years ago", "the following day".
//!
//! The other time (the day of publication, or the last date in the text) is found by `resolve`.

use super::meaning::{Clock, Meaning, Named, Phrase, Pick, Point};
use super::words::Words;
use super::{DateModifier, Granularity, duration, numeral};
use crate::lexicon::calendar::{NameForm, NumberClass, calendar};

/// A phrase that tells a time by itself.
pub(super) fn fixed(words: &Words, at: usize) -> Option<Phrase> {
    let (len, rule) = calendar().phrases.longest(words.phrase_from(at))?;
    let mut fields = rule.split(' ');
    let kind = fields.next().unwrap_or_default();
    let second = fields.next().unwrap_or_default();
    let third = fields.next().unwrap_or_default();
    let end = at + len;
    let meaning = match kind {
        "ref" => Meaning::Reference(rule.get("ref ".len()..)?),
        "set" => Meaning::Set(second.to_string(), duration::granularity_of_value(second)),
        "part" => {
            Meaning::Point(Point::Shift(Granularity::Day, second.parse().ok()?), Some(Clock::Part(third_of(rule))))
        }
        "anchor" => Meaning::Point(Point::Anchor(duration::granularity(second), third.parse().ok()?), None),
        "end" => return Some(end_of(at, end, duration::granularity(second))),
        unit => Meaning::Point(Point::Shift(duration::granularity(unit), second.parse().ok()?), None),
    };
    Some(Phrase::new(at, end, meaning))
}

fn third_of(rule: &'static str) -> &'static str {
    rule.rsplit(' ').next().unwrap_or_default()
}

fn end_of(at: usize, end: usize, unit: Granularity) -> Phrase {
    let modifier = Some(super::meaning::Modifier::Timex(DateModifier::End));
    Phrase { modifier, ..Phrase::point(at, end, Point::Shift(unit, 0)) }
}

/// "last week", "next June", "this spring"; "two years ago", "three days later".
pub(super) fn directed(words: &Words, at: usize) -> Option<Phrase> {
    counted(words, at).or_else(|| pointed(words, at))
}

/// The direction at `at`: its length and -1, 0 or 1.
pub(super) fn direction(words: &Words, at: usize) -> Option<(usize, i64)> {
    calendar().directions.longest(words.phrase_from(at)).map(|(len, by)| (len, *by))
}

fn pointed(words: &Words, at: usize) -> Option<Phrase> {
    let (len, by) = direction(words, at)?;
    let place = at + len;
    let next = words.past(words.past(place, "calendar"), "fiscal");
    let text = words.text(next);
    if let Some(unit) = calendar().units.get(text).filter(|unit| !unit.plural && unit.times == 1.0) {
        return unit_point(words, at, next + 1, duration::granularity(unit.unit), by);
    }
    if let Some(season) = calendar().seasons.get(text) {
        return Some(Phrase::point(at, next + 1, Point::Named(Named::Season(*season), Pick::Direction(by))));
    }
    if let Some((holiday_len, holiday)) = calendar().holidays.longest(words.phrase_from(next)) {
        let point = Point::Named(Named::Holiday(*holiday), Pick::Direction(by));
        return words.is_capital(next).then(|| Phrase::point(at, next + holiday_len, point));
    }
    let month = calendar().months.get(text).filter(|name| words.is_capital(next) && name.form != NameForm::Short)?;
    Some(Phrase::point(at, next + 1, Point::Named(Named::Month(month.number), Pick::Direction(by))))
}

/// "last week" is a week; "the last week" and "past week" are lengths; "the following day" hangs on another date.
fn unit_point(words: &Words, at: usize, end: usize, unit: Granularity, by: i64) -> Option<Phrase> {
    if unit < Granularity::Day {
        return None;
    }
    let text = words.text(at);
    let (first, second) = (text, words.text(at + 1));
    let point = match (first, second) {
        ("following" | "previous" | "preceding", _) | ("the", "following" | "previous" | "next") => {
            Point::Anchor(unit, by)
        }
        ("the", "past" | "last") | ("past", _) => {
            return Some(Phrase::new(at, end, Meaning::Length(Some(1.0), unit)));
        }
        _ => Point::Shift(unit, by),
    };
    Some(Phrase::point(at, end, point))
}

/// A number of units and where they lead: "two years ago", "three days later", "a week earlier".
fn counted(words: &Words, at: usize) -> Option<Phrase> {
    let number = numeral::cardinal(words, at)?;
    let unit = calendar().units.get(words.text(number.end))?;
    let end = number.end + 1;
    let granularity = duration::granularity(unit.unit);
    let (end, anchored, sign) = match words.text(end) {
        "ago" => (end + 1, false, -1),
        "earlier" | "before" | "previously" if words.text(end) != "before" || is_closed(words, end + 1) => {
            (end + 1, true, -1)
        }
        "later" | "afterward" | "afterwards" => (end + 1, true, 1),
        "from" if words.text(end + 1) == "now" => (end + 2, false, 1),
        _ => return None,
    };
    let Some(value) = number.value else {
        return Some(Phrase::new(at, end, Meaning::Reference(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" })));
    };
    let by = (value * unit.times).round() as i64 * sign;
    if granularity < Granularity::Day {
        return Some(Phrase::new(at, end, Meaning::Length(Some(value), granularity)));
    }
    let point = if anchored { Point::Anchor(granularity, by) } else { Point::Shift(granularity, by) };
    Some(Phrase::point(at, end, point))
}

fn is_closed(words: &Words, at: usize) -> bool {
    matches!(words.text(at), "" | "." | "," | ";" | ")" | "\"")
}

/// Whether a number word at `at` could start a length.
pub(super) fn is_counting(text: &str) -> bool {
    calendar().numbers.get(text).is_some_and(|word| word.class != NumberClass::Ordinal)
}
