//! Times told from another time: "yesterday", "last week", "this spring", "last June", "two years ago", "the following day".
//!
//! The other time (the day of publication, or the last date in the text) is found by `resolve`.

use super::amount::{self, Amount};
use super::meaning::{Clock, Meaning, Named, Phrase, Pick, Point};
use super::words::Words;
use super::{DateModifier, Granularity, beside, duration, grammar, joined, named, tense};
use crate::lexicon::calendar::{NumberClass, calendar};

/// A phrase that tells a time by itself.
pub(super) fn fixed(words: &Words, at: usize) -> Option<Phrase> {
    some_day(words, at).or_else(|| listed(words, at))
}

/// "will one day be": some day to come; "one day after the vote" is a length.
fn some_day(words: &Words, at: usize) -> Option<Phrase> {
    let named = words.text(at) == "one" && words.text(at + 1) == "day";
    let modal = words.is_verb(at + 2) || words.text(at + 2) == "be";
    let fits = named && modal && tense::tense(words, at, at + 2) == tense::Tense::Future;
    fits.then(|| Phrase::new(at, at + 2, Meaning::Reference("FUTURE_REF")))
}

/// A phrase of the table.
fn listed(words: &Words, at: usize) -> Option<Phrase> {
    let (len, rule) = calendar().phrases.longest(words.phrase_from(at))?;
    let mut fields = rule.split(' ');
    let kind = fields.next().unwrap_or_default();
    let second = fields.next().unwrap_or_default();
    let third = fields.next().unwrap_or_default();
    let end = at + len;
    let name = len == 1 && words.is_capital(at) && (words.is_in_name(at) || kind == "set" && words.is_capital(at + 1));
    if name {
        return None;
    }
    let meaning = match kind {
        // "The past three summers", "the present king": the word describes what follows.
        "ref" if words.text(at) == "the" && words.opens_noun(end) => return None,
        "ref" => Meaning::Reference(rule.get("ref ".len()..)?),
        // "A quarterly dividend": before a noun it describes.
        "adverb" if words.text(end).starts_with(|first: char| first.is_ascii_lowercase()) => return None,
        "set" | "adverb" => Meaning::Set(second.to_string(), duration::granularity_of_value(second)),
        "part" => {
            Meaning::Point(Point::Shift(Granularity::Day, second.parse().ok()?), Some(Clock::Part(third_of(rule))))
        }
        "ago" => Meaning::Point(Point::Ago(duration::granularity(second), third.parse().ok()?), None),
        "anchor" => return beside::told(words, at, end, duration::granularity(second), third.parse().ok()?),
        "weekend" => Meaning::Point(Point::Named(Named::Weekend, Pick::Bare), None),
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

/// "last week", "next June", "this spring"; "two years ago", "three days later"; "the year".
pub(super) fn directed(words: &Words, at: usize) -> Option<Phrase> {
    counted(words, at).or_else(|| pointed(words, at)).or_else(|| current(words, at))
}

/// "the year", "the full year", "the week": the current one, unless the words that follow tell which.
fn current(words: &Words, at: usize) -> Option<Phrase> {
    if words.text(at) != "the" || is_title(words, at) {
        return None;
    }
    let place = words.past(words.past(words.past(at + 1, "full"), "fiscal"), "calendar");
    let unit = words.unit(place).filter(|unit| !unit.plural && unit.times == 1.0)?;
    let unit = duration::granularity(unit.unit);
    let end = place + 1;
    // "The day" and "the decade" are mostly another one.
    let told = super::year::at(words, end).is_some()
        || calendar().role(words.text(end)).vetoes
        || words.is_capital(end)
        || words.past_hyphen(end) > end;
    if !matches!(unit, Granularity::Week | Granularity::Month | Granularity::Year) || told {
        return None;
    }
    if words.text(end) == "to" || calendar().role(words.text(end)).ended {
        return (words.text(end) != "to").then(|| Phrase::new(at, end, Meaning::Length(Some(1.0), unit)));
    }
    Some(Phrase::point(at, end, Point::Shift(unit, 0)))
}

/// "Word of the year", but not "the end of the year" and "nine months of the year".
fn is_title(words: &Words, at: usize) -> bool {
    let Some(place) = at.checked_sub(2).filter(|_| words.before(at) == "of") else { return false };
    let part = calendar().modifiers.longest(words.phrase_from(place)).is_some();
    !part && !calendar().units.contains_key(words.text(place))
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
    if let Some(unit) = words.unit(next).filter(|unit| !unit.plural && unit.times == 1.0) {
        return unit_point(words, at, next + 1, duration::granularity(unit.unit), by);
    }
    if let Some(unit) = words.unit(next).filter(|unit| !unit.plural) {
        let meaning = Meaning::Length(Some(unit.times), duration::granularity(unit.unit));
        return Some(Phrase::new(at, next + 1, meaning));
    }
    if let Some(season) = calendar().seasons.get(text) {
        return Some(Phrase::point(at, next + 1, Point::Named(Named::Season(*season), Pick::Direction(by))));
    }
    if let Some((holiday_len, holiday)) = calendar().holidays.longest(words.phrase_from(next)) {
        let point = Point::Named(Named::Holiday(*holiday), Pick::Direction(by));
        return Some(Phrase::point(at, next + holiday_len, point));
    }
    if let Some(Phrase { end, meaning: Meaning::Point(Point::Named(day, Pick::Bare), None), .. }) =
        named::dated(words, next)
    {
        return Some(Phrase::point(at, end, Point::Named(day, Pick::Direction(by))));
    }
    let (month, end) = named::month_name(words, next)?;
    Some(Phrase::point(at, end, Point::Named(Named::Month(month.number), Pick::Direction(by))))
}

/// "last week" is a week; "the last week" and "past week" are lengths; "the following day" hangs on another date.
fn unit_point(words: &Words, at: usize, end: usize, unit: Granularity, by: i64) -> Option<Phrase> {
    if unit < Granularity::Day {
        return None;
    }
    let text = words.text(at);
    let (first, second) = (text, words.text(at + 1));
    let point = match (first, second) {
        // "For the next decade" is a length, "the next day" a date.
        ("the", "next") if unit >= Granularity::Year && !matches!(words.before(at), "" | ".") => {
            return Some(Phrase::new(at, end, Meaning::Length(Some(1.0), unit)));
        }
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

/// An amount and where it leads: "two years ago", "three days later", "a week earlier", "in two weeks",
/// "two weeks from tomorrow".
fn counted(words: &Words, at: usize) -> Option<Phrase> {
    let amount = amount::read(words, at)?;
    if let Some(phrase) = from_day(words, at, &amount) {
        return Some(phrase);
    }
    let lead = lead(words, at, amount.end)?;
    let unit = amount.unit();
    let Some((value, _)) = amount.single() else {
        return several(at, lead, &amount);
    };
    let Some(value) = value else {
        // "A few days later" is later than a time of the text, not to come.
        if lead.anchored {
            return Some(Phrase::new(at, lead.end, Meaning::Length(None, unit)));
        }
        return Some(Phrase::new(
            at,
            lead.end,
            Meaning::Reference(if lead.sign < 0 { "PAST_REF" } else { "FUTURE_REF" }),
        ));
    };
    if unit < Granularity::Day {
        return Some(Phrase::new(at, lead.end, Meaning::Length(Some(value), unit)));
    }
    if lead.from != 0 {
        return several(at, lead, &amount);
    }
    // A decade is a count of years, not one of the 1990s.
    let years = match unit {
        Granularity::Decade => Some(10.0),
        Granularity::Century => Some(100.0),
        _ => None,
    };
    let (unit, by) = match years {
        Some(years) => (Granularity::Year, value * years),
        None => (unit, value),
    };
    let by = by.round() as i64 * lead.sign;
    let point = match (lead.anchored, lead.sign) {
        (true, _) => Point::Anchor(unit, by),
        (false, -1) => Point::Ago(unit, by),
        _ => Point::Shift(unit, by),
    };
    let modifier = years.map(|_| super::meaning::Modifier::Timex(DateModifier::Approx));
    Some(Phrase { modifier, ..Phrase::point(at, lead.end, point) })
}

/// So far before its length stands a word of record.
const RECORD_REACH: usize = 10;

/// Where an amount leads.
#[derive(Clone, Copy, Debug)]
struct Lead {
    end: usize,
    /// From the last date in the text, not from publication.
    anchored: bool,
    /// Back -1, ahead 1.
    sign: i64,
    /// Days from publication to the day that is counted from.
    from: i64,
}

/// What follows an amount (or stands before it: "in two weeks").
fn lead(words: &Words, at: usize, end: usize) -> Option<Lead> {
    let lead = |end, anchored, sign, from| Some(Lead { end, anchored, sign, from });
    let day = |at: usize| {
        calendar()
            .phrases
            .longest(words.phrase_from(at))
            .and_then(|(len, rule)| day_shift(rule).map(|by| (at + len, by)))
    };
    let place = words.past_hyphen(end);
    if let Some(word) = calendar().leads.get(words.text(place))
        && (!word.closed || is_closed(words, place + 1))
    {
        return lead(place + 1, word.anchored, word.sign, 0);
    }
    match words.text(end) {
        "from" | "after" | "before" => {
            let sign = if words.text(end) == "before" { -1 } else { 1 };
            let (end, from) = day(end + 1).or((words.text(end + 1) == "now").then_some((end + 2, 0)))?;
            lead(end, false, sign, from)
        }
        // "Built in two weeks" is a length, "will be built in two weeks" a date.
        _ if is_ahead(words, at) => lead(end, false, 1, 0),
        _ => None,
    }
}

/// "today", "tomorrow", "yesterday": days from publication.
fn day_shift(rule: &str) -> Option<i64> {
    rule.strip_prefix("day ")?.parse().ok()
}

fn is_ahead(words: &Words, at: usize) -> bool {
    let place = at.saturating_sub(1);
    let bent = calendar().modifiers.longest(words.phrase_from(place)).is_some_and(|(len, _)| place + len == at);
    let before = if bent { words.before(place) } else { words.before(at) };
    before == "in" && !is_record(words, at) && tense::looks_ahead(words, at)
}

/// "The first order in a decade", "the smallest gain in a year": the length of the wait.
fn is_record(words: &Words, at: usize) -> bool {
    (at.saturating_sub(RECORD_REACH)..at).any(|at| {
        let text = words.text(at);
        text == "first" || text == "only" || text.len() > 5 && text.ends_with("est")
    })
}

/// Several units, or units from another day than publication: counted to the day.
fn several(at: usize, lead: Lead, amount: &Amount) -> Option<Phrase> {
    let (months, days) = months_and_days(amount);
    let months = i32::try_from(months * lead.sign).ok()?;
    let days = i32::try_from(days * lead.sign + lead.from).ok()?;
    let anchored = lead.anchored;
    Some(Phrase::point(at, lead.end, Point::Moved { months, days, anchored }))
}

/// "two weeks after Christmas", "three days before May 5".
fn from_day(words: &Words, at: usize, amount: &Amount) -> Option<Phrase> {
    let sign = match words.text(amount.end) {
        "after" | "from" | "following" => 1,
        "before" | "prior" => -1,
        _ => return None,
    };
    let place = if words.text(amount.end) == "prior" { words.past(amount.end + 1, "to") } else { amount.end + 1 };
    let day = grammar::core_day(words, place)?;
    let from = match day.meaning {
        Meaning::Point(point, None) if joined::is_day(point) => point,
        _ => return None,
    };
    if amount.unit() < Granularity::Day
        || amount.parts().next().is_none()
        || matches!(from, Point::Shift(..) | Point::Anchor(..))
    {
        return None;
    }
    let (months, days) = months_and_days(amount);
    let (months, days) = (i32::try_from(months * sign).ok()?, i32::try_from(days * sign).ok()?);
    Some(Phrase::new(at, day.end, Meaning::Counted { months, days, from }))
}

fn months_and_days(amount: &Amount) -> (i64, i64) {
    let (mut months, mut days) = (0.0, 0.0);
    for (value, unit) in amount.parts() {
        match unit {
            Granularity::Century => months += value * 1200.0,
            Granularity::Decade => months += value * 120.0,
            Granularity::Year => months += value * 12.0,
            Granularity::Quarter => months += value * 3.0,
            Granularity::Month => months += value,
            Granularity::Week => days += value * 7.0,
            Granularity::Weekend => days += value * 7.0,
            Granularity::Day => days += value,
            _ => {}
        }
    }
    (months.round() as i64, days.round() as i64)
}

fn is_closed(words: &Words, at: usize) -> bool {
    matches!(words.text(at), "" | "." | "," | ";" | ")" | "\"")
}

/// Whether a number word at `at` could start a length.
pub(super) fn is_counting(text: &str) -> bool {
    calendar().numbers.get(text).is_some_and(|word| word.class != NumberClass::Ordinal)
}
